import { describe } from 'vitest';
import { sampleFilms } from '../plugin/films/sample.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { directives } from './selections/directives.ts';
import { fragments } from './selections/fragments.ts';
import { merging } from './selections/merging.ts';
import { nodes } from './selections/nodes.ts';
import { parts } from './selections/parts.ts';
import { refusals } from './selections/refusals.ts';
import { variables } from './selections/variables.ts';

// Every question of these tests is answered by one statement for each root field, without a value in its text: see ask.ts.
describeWithScratchDatabase('selections', (database) => {
  const asker = sampleFilms(database);
  describe('aliases and merging', () => merging(asker));
  describe('fragments', () => fragments(asker));
  describe('directives', () => directives(asker));
  describe('variables', () => variables(asker));
  describe('node and nodes', () => nodes(asker));
  describe('parts of a connection', () => parts(asker));
  describe('refusals', () => refusals(asker));
});
