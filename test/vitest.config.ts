import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ClosingLine } from './support/closing-line.ts';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/**/*.test.ts'],
    // Those that need a container engine have a command of their own.
    exclude: ['test/containers/**'],
    globalSetup: ['test/global-setup.ts'],
    reporters: ['default', new ClosingLine()],
    // graphql must be loaded once: its classes are compared by identity.
    server: { deps: { inline: [/graphql/, /pothos/] } },
    pool: 'forks',
    maxWorkers: 2,
    // Modules are loaded once for each worker, and the files of a worker share the Neo4j that it starts for tests that write.
    isolate: false,
    testTimeout: 30_000,
    // Starting a Neo4j of its own is the longest thing a test file does first.
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});
