import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMPOSE_FILE } from '../../src/database/docker/compose.ts';
import { NEO4J_IMAGE } from '../../src/database/docker/image.ts';
import { runProgram } from '../../src/database/program.ts';

const composeVersion = await runProgram('docker', ['compose', 'version']);
const hasCompose = composeVersion.status === 0;

describe('docker-compose.yml', () => {
  const { services } = parse(readFileSync(COMPOSE_FILE, 'utf8')) as {
    services: { neo4j: { image: string; ports: string[]; environment: Record<string, string> } };
  };

  it('names the image that the test containers use', () => {
    expect(services.neo4j.image).toBe(NEO4J_IMAGE);
  });

  it('publishes its ports on this machine only', () => {
    expect(services.neo4j.ports.length).toBeGreaterThan(0);
    for (const port of services.neo4j.ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('holds no password of its own', () => {
    expect(services.neo4j.environment['NEO4J_AUTH']).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?/);
  });

  it.skipIf(!hasCompose)('is accepted by docker compose (skipped where that command is missing)', async () => {
    const { status, lines } = await runProgram('docker', ['compose', '--file', COMPOSE_FILE, 'config'], {
      environment: { NEO4J_PASSWORD: 'only for this test' },
    });
    expect(lines.join('\n')).toContain(NEO4J_IMAGE);
    expect(status).toBe(0);
  });
});
