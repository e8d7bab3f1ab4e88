import { expect, it } from 'vitest';
import { findNodes } from '../../src/analysis/find-node.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { accessTo } from './run-query.ts';

describeWithDatabase('a node that a parameter names', (database) => {
  const find = async (label: string, written: string) => {
    const { it: value } = await findNodes(accessTo(database), new Map([['it', { node: { label, written } }]]));
    return value;
  };

  it.each([
    ['Member', 'JP', 'JP'],
    ['Member', 'jp', 'JP'],
    ['Member', 'Japan', 'JP'],
    ['Member', 'member-jp', 'JP'],
    ['Represented', 'NATO', 'NATO'],
    ['Entity', 'NATO', 'org-nato'],
    ['Person', 'françois mitterrand', 'person-francois-mitterrand'],
    ['Priority', 'Migrant smuggling', 'priority-migrant-smuggling'],
    ['Event', 'summit-2025-kananaskis', 'summit-2025-kananaskis'],
  ])('%s %s is %s', async (label, written, value) => {
    expect(await find(label, written)).toBe(value);
  });

  it('is told from others of the same name', async () => {
    await expect(find('Entity', 'Canada')).rejects.toThrow(
      "--it: 'Canada' can be any of these; say which:\n  country-ca  Canada\n  member-ca  Canada",
    );
  });

  it('is looked for by a part of its name, or one like it', async () => {
    await expect(find('Priority', 'climate')).rejects.toThrow(
      /^--it: no Priority has the slug, code or name 'climate'\. These names hold it:\n {2}priority-climate-change {2}Climate change/,
    );
    await expect(find('Person', 'Mark Karney')).rejects.toThrow('\'Mark Karney\': did you mean "Mark Carney"?');
    await expect(find('Member', 'Atlantis and other lands')).rejects.toThrow("or name 'Atlantis and other lands'.");
  });

  it('is of the label that is asked for', async () => {
    await expect(find('Priority', 'member-jp')).rejects.toThrow('no Priority has');
  });
});
