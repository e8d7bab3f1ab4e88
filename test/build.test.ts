import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildProgram } from '../src/build.ts';
import { OperatorError } from '../src/errors.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'seven-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it('builds whole files, also twice at once, that look for nothing beside themselves', async () => {
  const folder = temporaryFolder();
  const [path] = await Promise.all([buildProgram('src/main.ts', folder), buildProgram('src/main.ts', folder)]);
  expect(readdirSync(folder)).toEqual(['health-thread.js', 'health-thread.js.map', 'main.js', 'main.js.map']);
  const program = readFileSync(path, 'utf8');
  expect(program).toMatch(/sourceMappingURL=main\.js\.map\s*$/);
  expect(program).not.toContain('import.meta.');
  // Packages stay where they are, and functions are made without noting their names.
  expect(program).toContain('from "neo4j-driver"');
  expect(program).not.toContain('__name(');
});

it('is what npm start does first: npm runs no script before another here', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(scripts.start).toMatch(
    /^export NPM_PROCESS_ID=\$PPID && node --import tsx src\/build\.ts && exec node .*\.build\/main\.js$/,
  );
  expect(Object.keys(scripts).filter((name) => /^(pre|post)/.test(name))).toEqual([]);
});

it('says that its folder cannot be written', async () => {
  const file = join(temporaryFolder(), 'taken');
  writeFileSync(file, '');
  await expect(buildProgram('src/main.ts', file)).rejects.toThrow(OperatorError);
});
