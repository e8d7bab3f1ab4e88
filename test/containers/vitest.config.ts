import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ClosingLine } from '../support/closing-line.ts';

const minutes = 60_000;

/** The tests that need a container engine, apart from the ordinary ones: `npm run test:containers`. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['test/containers/*.test.ts'],
    globalSetup: ['test/containers/global-setup.ts'],
    reporters: ['verbose', new ClosingLine()],
    pool: 'forks',
    // One step builds on the other, and the files share ports, images and processors.
    fileParallelism: false,
    sequence: { concurrent: false },
    bail: 1,
    testTimeout: 10 * minutes,
    hookTimeout: 20 * minutes,
    teardownTimeout: 2 * minutes,
  },
});
