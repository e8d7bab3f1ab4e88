import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfiguration } from '../../src/config.ts';
import { COMPOSE_FILE, checkPassword } from '../../src/database/docker/compose.ts';
import { NEO4J_IMAGE } from '../../src/database/docker/image.ts';
import { randomPassword } from '../../src/database/password.ts';
import { runProgram } from '../../src/database/program.ts';

const composeVersion = await runProgram('docker', ['compose', 'version']);
const hasCompose = composeVersion.status === 0;

interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile_inline: string };
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly logging?: { readonly options: Readonly<Record<string, string>> };
  readonly read_only?: boolean;
  readonly stop_grace_period?: string;
}

describe('the password of a Neo4j in a container', () => {
  it.each(['-abcdefgh', 'abc/defgh'])('is not %s, which its image would not take', (password) => {
    expect(() => checkPassword(password)).toThrow('NEO4J_PASSWORD');
  });

  it('is one that its image takes where it is random', () => {
    for (let count = 0; count < 1_000; count += 1) expect(randomPassword()).toMatch(/^[0-9a-f]{48}$/);
  });
});

describe('docker-compose.yml', () => {
  const { services } = parse(readFileSync(COMPOSE_FILE, 'utf8'), { merge: true }) as {
    services: Record<'neo4j' | 'load' | 'server' | 'backup' | 'restore', Service>;
  };
  const all = Object.entries(services);

  it('names the image that the test containers use, of the version that runs locally', () => {
    const pom = readFileSync('src/database/local/pom.xml', 'utf8');
    const [, version] = /<neo4j.version>(.*)<\/neo4j.version>/.exec(pom) ?? [];
    expect(NEO4J_IMAGE).toBe(`neo4j:${version}-community`);
    for (const name of ['neo4j', 'backup', 'restore'] as const) expect(services[name].image).toBe(NEO4J_IMAGE);
  });

  it('builds the product on one image, of an exact version, which the product runs on', () => {
    const images = [...(services.load.build?.dockerfile_inline ?? '').matchAll(/^FROM (\S+)/gm)].map(
      ([, name]) => name,
    );
    expect(new Set(images).size).toBe(1);
    const [, version] = /^node:(\d+\.\d+\.\d+)-/.exec(images[0] ?? '') ?? [];
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    expect(engines.node).toContain(`>=${version?.split('.')[0]}.`);
    expect(services.server.image).toBe(services.load.image);
  });

  it('runs the built program as `npm start` does, without a shell that would keep signals', () => {
    const [, command = '[]'] = /^CMD (\[.*\])$/m.exec(services.load.build?.dockerfile_inline ?? '') ?? [];
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
    expect(scripts.start).toMatch(/&& exec node /);
    expect((JSON.parse(command) as string[]).join(' ')).toBe(scripts.start.replace(/^.*&& exec /, ''));
    expect(services.server).not.toHaveProperty('command');
  });

  it('publishes its ports on this machine only', () => {
    const ports = all.flatMap(([, service]) => service.ports ?? []);
    expect(ports).toHaveLength(3);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('has the server listen where its port is published, whatever a file .env says', () => {
    expect(services.server.environment).toMatchObject({ HOST: '0.0.0.0', PORT: 4000, NEO4J_URI: 'neo4j://neo4j:7687' });
    expect(services.server.ports).toEqual([expect.stringMatching(/:4000$/)]);
  });

  it('holds no password of its own', () => {
    expect(services.neo4j.environment?.['NEO4J_AUTH']).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?/);
    expect(services.server.environment?.['NEO4J_PASSWORD']).toMatch(/^\$\{NEO4J_PASSWORD:\?/);
  });

  it.each(all)('limits the log of %s', (_, { logging }) => {
    expect(logging?.options).toEqual({ 'max-size': '10m', 'max-file': '3' });
  });

  it('lets the server end the requests under way before it is killed', () => {
    const { drainMs, shutdownTimeoutMs } = readConfiguration({ NODE_ENV: 'production' });
    const grace = Number(/^(\d+)s$/.exec(services.server.stop_grace_period ?? '')?.[1]);
    expect(grace * 1_000).toBeGreaterThan(drainMs + shutdownTimeoutMs);
  });

  it.skipIf(!hasCompose)('is accepted by docker compose (skipped where that command is missing)', async () => {
    const { status, lines } = await runProgram('docker', ['compose', '--file', COMPOSE_FILE, 'config'], {
      environment: { NEO4J_PASSWORD: 'only for this test' },
    });
    expect(lines.join('\n')).toContain(NEO4J_IMAGE);
    expect(status).toBe(0);
  });
});
