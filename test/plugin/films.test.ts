import { join } from 'node:path';
import { beforeAll, describe } from 'vitest';
import { checkGoldens, goldens } from '../compiler/golden.ts';
import { authorCypher } from '../compiler/selections/author-cypher.ts';
import { directives } from '../compiler/selections/directives.ts';
import { filters } from '../compiler/selections/filters.ts';
import { fragments } from '../compiler/selections/fragments.ts';
import { merging } from '../compiler/selections/merging.ts';
import { nodes } from '../compiler/selections/nodes.ts';
import { parts } from '../compiler/selections/parts.ts';
import { refusals } from '../compiler/selections/refusals.ts';
import { variables } from '../compiler/selections/variables.ts';
import { cursors } from '../connection/cursors.ts';
import { injection } from '../connection/injection.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { corners } from './corners.ts';
import { example } from './example/example.ts';
import { askOver } from './films/ask.ts';
import { prepareFilms, writeWorld } from './films/data.ts';
import { sample } from './films/sample.ts';
import { schema } from './films/schema.ts';
import { planCache } from './plan-cache.ts';
import { renames } from './renames.ts';

// One file, since each file that writes empties the database first. For each answer without an error, ask.ts checks that one
// statement ran for each root field, and that the text of the statement contains no value.
describeWithScratchDatabase('films and people', (database) => {
  const asker = askOver(database);
  beforeAll(() => prepareFilms(database));

  describe('selections', () => {
    beforeAll(() => writeWorld(database, sample));
    describe('aliases and merging', () => merging(asker));
    describe('fragments', () => fragments(asker));
    describe('directives', () => directives(asker));
    describe('variables', () => variables(asker));
    describe('node and nodes', () => nodes(asker));
    describe('keys that changed', () => renames(database));
    describe('filters', () => filters(asker));
    describe('parts of a connection', () => parts(asker));
    describe('refusals', () => refusals(asker));
    describe('Cypher of an author', () => authorCypher(asker));
    describe('compiled plans', () => planCache(database));
    describe('golden Cypher', () => checkGoldens(goldens(database, schema, join(import.meta.dirname, 'films/golden'))));
  });
  describe('cursors', () => cursors(database));
  describe('hostile values', () => injection(database));
  describe('corners of a model', () => corners(database));
  describe('the example of the README', () => example(database));
});
