import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build as bundle, stop } from 'esbuild';
import { COLOUR, DOT, dots } from './parts/icon.ts';

/** A file that pages load, under a name that changes with its content. */
export interface Asset {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly br: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
}

export interface Build {
  /** By path, as `/assets/page-ABCD1234.js`. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** The path of what was built from an entry, as `page.ts` or `style.css`. */
  readonly pathOf: (entry: string) => string;
  /** The paths of the scripts that one of these paths imports, and of those that they import. */
  readonly importsOf: (path: string) => readonly string[];
  /** Names this build among all. */
  readonly id: string;
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const entries = ['browser/page.ts', 'browser/marks.ts', 'browser/network.ts', 'browser/canvas-worker.ts', 'style.css'];
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -12 24 24"><path d="${dots}" stroke="${COLOUR}" stroke-width="${DOT}" stroke-linecap="round"/></svg>`;

let building: Promise<Build> | undefined;

/** What browsers load, bundled into memory: nothing is written. All explorers of a process share it. */
export function buildAssets(): Promise<Build> {
  building ??= build();
  return building;
}

async function build(): Promise<Build> {
  const { outputFiles, metafile } = await bundle({
    absWorkingDir: folder,
    entryPoints: entries,
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['es2022', 'chrome110', 'firefox110', 'safari16'],
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
    metafile: true,
    legalComments: 'none',
  });
  // The process of esbuild would stay until the server ends.
  await stop();
  const hash = createHash('sha256');
  const assets = new Map<string, Asset>();
  for (const { path, contents } of outputFiles) {
    const name = path.split(/[\\/]/).at(-1)!;
    assets.set(`/assets/${name}`, assetOf(types[name.split('.').at(-1)!]!, Buffer.from(contents)));
    hash.update(contents);
  }
  const iconPath = `/assets/icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`;
  assets.set(iconPath, assetOf(types['svg']!, Buffer.from(icon)));
  const paths = new Map([['icon.svg', iconPath]]);
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint) paths.set(entryPoint.split('/').at(-1)!, `/${path}`);
  }
  const pathOf = (entry: string) => {
    const path = paths.get(entry);
    if (path === undefined) throw new Error(`Nothing was built from '${entry}'.`);
    return path;
  };
  const importsOf = (path: string) => {
    const found = new Set([path]);
    for (const one of found) {
      const { imports = [] } = metafile.outputs[one.slice(1)] ?? {};
      for (const { path: imported, kind } of imports) if (kind === 'import-statement') found.add(`/${imported}`);
    }
    return [...found].slice(1);
  };
  return { assets, pathOf, importsOf, id: hash.digest('base64url').slice(0, 12) };
}

export function assetOf(type: string, plain: Uint8Array<ArrayBuffer>): Asset {
  return { type, plain, br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }) };
}
