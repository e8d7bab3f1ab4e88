import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chooseJava, findJava, type Java } from '../../src/database/java.ts';

const folder = mkdtempSync(join(tmpdir(), 'seven-graph-java-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder that looks like an installed Java. */
function java(version: string, programs: readonly string[] = ['java', 'javac', 'jar']): Java {
  const home = join(folder, `${version}-${programs.length}`);
  for (const program of programs) {
    const path = join(home, 'bin', program);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
    chmodSync(path, 0o755);
  }
  writeFileSync(join(home, 'release'), `IMPLEMENTOR="Somebody"\nJAVA_VERSION="${version}"\n`);
  return { home, version, major: Number.parseInt(version, 10) };
}

describe('the Java for a local Neo4j', () => {
  it('is found in JAVA_HOME first, then on the PATH, with its version', () => {
    const named = java('21.0.4');
    const onPath = java('17.0.15');
    const found = findJava({ JAVA_HOME: named.home, PATH: `/nowhere:${join(onPath.home, 'bin')}` });
    expect(found.slice(0, 2)).toEqual([named, onPath]);
  });

  it('may sit in a JAVA_HOME that does not exist, which is passed over', () => {
    const onPath = java('17.0.15');
    expect(findJava({ JAVA_HOME: join(folder, 'gone'), PATH: join(onPath.home, 'bin') })[0]).toEqual(onPath);
  });

  it('knows the old way of counting versions', () => {
    expect(findJava({ JAVA_HOME: java('1.8.0_402').home })[0]).toMatchObject({ major: 8 });
  });

  it('is rather one that Neo4j 5.26 is made for, and a newer one where there is no other', () => {
    expect(chooseJava([java('25.0.3'), java('11.0.2'), java('17.0.15'), java('21.0.4')])).toEqual({
      found: java('17.0.15'),
    });
    expect(chooseJava([java('11.0.2'), java('25.0.3')])).toEqual({ found: java('25.0.3') });
  });

  it('is missing for a reason that says what to do', () => {
    expect(chooseJava([])).toEqual({ missing: expect.stringContaining('JAVA_HOME') });
    expect(chooseJava([java('11.0.2')])).toEqual({ missing: expect.stringContaining('11.0.2') });
    expect(chooseJava([java('17.0.15', ['java'])])).toEqual({ missing: expect.stringContaining('JDK') });
  });
});
