import { spawn, spawnSync } from 'node:child_process';

/** A Python that can run a test, or why there is none. */
export type Python = { readonly path: string } | { readonly missing: string };

/**
 * The Python that `PYTHON` names, else `python3`, where it has some packages. Nothing is installed: a virtual environment
 * made beforehand serves well.
 */
export function findPython(packages: readonly string[]): Python {
  const path = process.env['PYTHON'] || 'python3';
  const probe = `import importlib.util, sys
missing = [name for name in sys.argv[1:] if importlib.util.find_spec(name) is None]
print(' '.join(missing))`;
  const { status, stdout } = spawnSync(path, ['-c', probe, ...packages], { encoding: 'utf8', timeout: 20_000 });
  if (status !== 0) return { missing: `there is no ${path}; PYTHON can name one` };
  const missing = stdout.trim();
  return missing === ''
    ? { path }
    : { missing: `${path} has no ${missing.replaceAll(' ', ', ')}; PYTHON can name one that has` };
}

export interface ProgramOutcome {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program to its end. */
export function runProgram(
  path: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly environment?: Readonly<Record<string, string>> },
): Promise<ProgramOutcome> {
  const child = spawn(path, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output, errors }));
  });
}
