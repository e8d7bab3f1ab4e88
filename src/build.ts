import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { OperatorError } from './errors.ts';

const root = join(import.meta.dirname, '..');

/** Modules find their files beside their sources, wherever they are run from. */
const besideSources: Plugin = {
  name: 'beside-sources',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.filename', JSON.stringify(path))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};

/** What runs in a thread of its own stands beside every program. */
const threads = { 'health-thread': 'src/server/health/health-thread.ts' };

/**
 * Writes a program as JavaScript into the folder `.build/`, and gives the path of it; the packages that it uses stay where
 * they are. It starts sooner than its sources and takes a tenth less of a processor for each request: functions are made
 * without noting their names, and errors without looking into source maps. `node --enable-source-maps` reads those. Throws an
 * `OperatorError` where the folder cannot be written.
 */
export async function buildProgram(entry = 'src/main.ts', folder = join(root, '.build')): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { [basename(entry, '.ts')]: entry, ...threads },
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    write: false,
    plugins: [besideSources],
  });
  try {
    mkdirSync(folder, { recursive: true });
    for (const { path, contents } of outputFiles) {
      // Another process may be starting from the same folder: it finds the old file or the new one, both whole.
      const unfinished = `${path}.${process.pid}`;
      writeFileSync(unfinished, contents);
      renameSync(unfinished, path);
    }
  } catch (error) {
    throw new OperatorError(
      `The program is built into ${folder}, which cannot be written: ${(error as Error).message}. ` +
        'Let this user write there, or run the image, which holds it built.',
    );
  }
  return join(folder, `${basename(entry, '.ts')}.js`);
}

if (process.argv[1] === import.meta.filename) {
  await buildProgram().catch((error: unknown) => {
    if (!(error instanceof OperatorError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
