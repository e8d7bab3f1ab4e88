import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ClosingLine } from '../closing-line.ts';

/** Runs the fixtures beside it, for the test of the closing line. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: { include: ['*.fixture.ts'], reporters: ['default', new ClosingLine()] },
});
