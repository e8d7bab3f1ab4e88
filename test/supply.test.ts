import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Package {
  readonly version: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly integrity?: string;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };
const installed = Object.entries(packages).filter(([path]) => path !== '');
const project = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Licences under which a package may be used beside code under MIT, without a duty on that code. */
const forTheProduct = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'];
/** Those further ones of tools for development, which are handed to nobody. */
const forDevelopment = [
  'MPL-2.0',
  'Python-2.0',
  'CC-BY-4.0',
  'Unlicense',
  'MIT OR Apache-2.0',
  '(MIT AND Zlib)',
  '(MIT AND BSD-3-Clause)',
];
/** Packages that name their licence in a form that npm does not read: what their files say. */
const readByHand: Readonly<Record<string, string>> = { buildcheck: 'MIT', 'cpu-features': 'MIT', ssh2: 'MIT' };

describe('the packages of npm', () => {
  it('are under licences that allow their use', () => {
    const wrong = installed.filter(([path, { license, dev }]) => {
      const found = license ?? readByHand[nameOf(path)] ?? 'none';
      return !forTheProduct.includes(found) && !(dev && forDevelopment.includes(found));
    });
    expect(wrong.map(([path, { license }]) => `${path}: ${license ?? 'names no licence'}`)).toEqual([]);
  });

  it('run no script when they are installed: each that has one is named, and refused', () => {
    const withScripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
    expect(Object.keys(project.allowScripts).sort()).toEqual([...new Set(withScripts)].sort());
    expect(Object.values(project.allowScripts)).not.toContain(true);
    // For an npm that does not know that list.
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });

  it('are of exact versions, with a checksum, from whatever registry npm is told to use', () => {
    for (const version of Object.values({ ...project.dependencies, ...project.devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    for (const [path, { resolved, integrity }] of installed) {
      expect(resolved, path).toBeUndefined();
      expect(integrity, path).toMatch(/^sha512-/);
    }
  });
});
