import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ClosingLine } from './support/closing-line.ts';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  // graphql must be loaded once, since its classes are compared by identity: as Node.js loads it for the packages that use it.
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
  test: {
    include: ['test/**/*.test.ts'],
    // Those that need a container engine have a command of their own. What starts several processes or a Neo4j that ends, and
    // takes many seconds, is in files of its own for test:long.
    exclude: ['test/containers/**', ...(process.env['LONG'] === 'on' ? [] : ['**/*.long.test.ts'])],
    globalSetup: ['test/global-setup.ts'],
    reporters: ['default', new ClosingLine()],
    pool: 'forks',
    // For two cores: with three, processes stop each other and share caches, which costs more than what waits for Neo4j.
    maxWorkers: 2,
    // Modules are loaded once for each worker, and its files share the scratch database that it has for tests that write.
    isolate: false,
    testTimeout: 30_000,
    // Starting a Neo4j of its own is the longest thing a test file does first.
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
  },
});
