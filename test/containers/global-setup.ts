import type { TestProject } from 'vitest/node';
import { buildProgram } from '../../src/build.ts';
import { findEngine } from './engine.ts';
import { prepareImages } from './images.ts';
import type { ProvidedEngine } from './provided.ts';

/** Finds or starts a container engine and sees to the images, or says why the tests are skipped. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = await findEngine(report);
  if ('missing' in engine) {
    provide(project, engine);
    return async () => {};
  }
  const { environment, stop } = engine.found;
  try {
    // What `npm start` runs: the tests start it beside the containers.
    await buildProgram();
    const images = await prepareImages(engine.found, report);
    provide(
      project,
      'missing' in images ? images : { environment: { ...environment, ...images.found }, isOwn: engine.found.isOwn },
    );
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

function provide(project: TestProject, engine: ProvidedEngine): void {
  if ('missing' in engine) report(`The tests with containers are skipped: ${engine.missing}.`);
  project.provide('engine', engine);
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
