import { describe, expect, it } from 'vitest';
import { chooseWay, type Finding, NoNeo4jFound, type Probes } from '../../src/database/choose.ts';

/** Probes that note that they were asked. */
function probes(docker: Finding<string>, local: Finding<string>): Probes<string, string> & { asked: string[] } {
  const asked: string[] = [];
  const probe = (name: string, finding: Finding<string>) => async () => {
    asked.push(name);
    return finding;
  };
  return { asked, docker: probe('docker', docker), local: probe('local', local) };
}

const engine = { found: 'engine' };
const java = { found: 'java' };
const noEngine = { missing: 'no Docker engine answers' };
const noJava = { missing: 'no Java found' };

describe('the choice of a Neo4j', () => {
  it('takes the address that was named, without looking further', async () => {
    const both = probes(engine, java);
    expect(await chooseWay(' bolt://db:7687 ', both)).toEqual({ kind: 'address', uri: 'bolt://db:7687' });
    expect(both.asked).toEqual([]);
  });

  it('takes a container where Docker answers, without looking for Java', async () => {
    const both = probes(engine, java);
    expect(await chooseWay(undefined, both)).toEqual({ kind: 'docker', tools: 'engine' });
    expect(both.asked).toEqual(['docker']);
  });

  it('takes a local Neo4j where no Docker answers', async () => {
    expect(await chooseWay(undefined, probes(noEngine, java))).toEqual({ kind: 'local', tools: 'java' });
  });

  it('counts an empty or blank address as none', async () => {
    expect(await chooseWay('', probes(noEngine, java))).toMatchObject({ kind: 'local' });
    expect(await chooseWay('  ', probes(engine, java))).toMatchObject({ kind: 'docker' });
  });

  it('lists the three ways, and why each is closed, where there is none', async () => {
    const none = chooseWay(undefined, probes(noEngine, noJava));
    await expect(none).rejects.toBeInstanceOf(NoNeo4jFound);
    await expect(none).rejects.toThrow(/NEO4J_URI[\s\S]*no Docker engine answers[\s\S]*no Java found/);
  });
});
