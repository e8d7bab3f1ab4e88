import { readFileSync } from 'node:fs';
import type { Finding } from '../../src/database/choose.ts';
import { COMPOSE_FILE } from '../../src/database/docker/compose.ts';
import { NEO4J_IMAGE } from '../../src/database/docker/image.ts';
import { runProgram } from '../../src/database/program.ts';
import type { Engine } from './engine.ts';
import { buildStandIns, REAPER_STAND_IN } from './stand-in/build.ts';

type Report = (line: string) => void;

/** The image that the product's is built on, as docker-compose.yml names it. */
export const NODE_IMAGE = /^ *FROM (node:\S+)/m.exec(readFileSync(COMPOSE_FILE, 'utf8'))?.[1] ?? '';

const PULL_TIMEOUT_MS = 300_000;

/**
 * Sees to it that the engine has the images that the tests use: those it has, or can pull; in an engine of our own else
 * stand-ins. Gives the variables that testcontainers needs to find its reaper.
 */
export async function prepareImages(engine: Engine, report: Report): Promise<Finding<Record<string, string>>> {
  const { environment, isOwn } = engine;
  const docker = (...parameters: string[]) =>
    runProgram('docker', parameters, { environment, timeoutMs: PULL_TIMEOUT_MS });
  const has = async (image: string) => (await docker('image', 'inspect', image)).status === 0;
  for (const image of [NEO4J_IMAGE, NODE_IMAGE]) {
    if ((await has(image)) || (await docker('pull', '--quiet', image)).status === 0) continue;
    if (!isOwn) return { missing: `the engine has no image ${image}, and cannot pull it` };
    const missing = await buildStandIns(environment, { neo4j: NEO4J_IMAGE, node: NODE_IMAGE }, report);
    if (missing !== undefined) return { missing: `${image} cannot be pulled, and for a stand-in ${missing}` };
  }
  return { found: (await has(REAPER_STAND_IN)) ? { RYUK_CONTAINER_IMAGE: REAPER_STAND_IN } : {} };
}
