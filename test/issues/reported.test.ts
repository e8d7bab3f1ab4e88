import { beforeAll, describe } from 'vitest';
import { prepareFilms } from '../plugin/films/data.ts';
import { describeWithScratchDatabase } from '../support/neo4j.ts';
import { cursorValues } from './cursor-values.ts';
import { neo4jGraphql } from './neo4j-graphql.ts';
import { costs } from './neo4j-graphql-costs.ts';
import { planning } from './neo4j-graphql-planning.ts';
import { pothos } from './pothos.ts';

// What people reported of other libraries of this kind: each test is named after the report, and does what it describes.
describeWithScratchDatabase('reported elsewhere', (database) => {
  beforeAll(() => prepareFilms(database));
  describe('selections and pages', () => pothos(database));
  describe('answers', () => neo4jGraphql(database));
  describe('costs', () => costs(database));
  describe('planning', () => planning(database));
  describe('values in cursors', () => cursorValues(database));
});
