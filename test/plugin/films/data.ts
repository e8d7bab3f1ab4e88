import neo4j from 'neo4j-driver';
import { constraintsOf, indexesOf } from '../../../src/pothos-plugin-neo4j/model/cypher.ts';
import {
  labelsOf,
  type NodeModel,
  type Properties,
  type ValuesOf,
} from '../../../src/pothos-plugin-neo4j/model/define.ts';
import type { RelationshipModel } from '../../../src/pothos-plugin-neo4j/model/relationship.ts';
import type { TestDatabase } from '../../support/neo4j.ts';
import * as model from './model.ts';

export type Film = ValuesOf<typeof model.film.properties>;
export type Series = ValuesOf<typeof model.series.properties>;
export type Short = ValuesOf<typeof model.short.properties>;
export type Person = ValuesOf<typeof model.person.properties>;
export type Studio = ValuesOf<typeof model.studio.properties>;
export type Language = ValuesOf<typeof model.language.properties>;

/** A relationship between two nodes, by their keys. */
export type Link<Model extends RelationshipModel> = ValuesOf<Model['properties']> & {
  readonly from: string;
  readonly to: string;
};

/** All nodes and relationships of a graph of films, as arrays. */
export interface World {
  readonly films: readonly Film[];
  readonly series: readonly Series[];
  readonly shorts: readonly Short[];
  readonly people: readonly Person[];
  readonly studios: readonly Studio[];
  readonly languages: readonly Language[];
  readonly actedIn: readonly Link<typeof model.actedIn>[];
  readonly reviewed: readonly Link<typeof model.reviewed>[];
  readonly produced: readonly Link<typeof model.produced>[];
  readonly follows: readonly Link<typeof model.follows>[];
}

export const emptyWorld: World = {
  films: [],
  series: [],
  shorts: [],
  people: [],
  studios: [],
  languages: [],
  actedIn: [],
  reviewed: [],
  produced: [],
  follows: [],
};

/** Creates the constraints and indexes of the model. */
export async function prepareFilms({ driver }: TestDatabase): Promise<void> {
  for (const { text } of [...constraintsOf(model.films), ...indexesOf(model.films)]) await driver.executeQuery(text);
  await driver.executeQuery('CALL db.awaitIndexes()');
}

/** Replaces everything in the database with this graph. */
export async function writeWorld({ driver }: TestDatabase, world: World): Promise<void> {
  const session = driver.session();
  try {
    await session.executeWrite(async (transaction) => {
      await transaction.run('MATCH (n) DETACH DELETE n');
      const nodes = [
        [model.language, world.languages],
        [model.person, world.people],
        [model.studio, world.studios],
        [model.film, world.films],
        [model.series, world.series],
        [model.short, world.shorts],
      ] as const;
      for (const [node, rows] of nodes) {
        if (rows.length > 0) await transaction.run(createNodes(node), { rows: rows.map((row) => stored(node, row)) });
      }
      const links = [
        [model.actedIn, world.actedIn],
        [model.reviewed, world.reviewed],
        [model.produced, world.produced],
        [model.follows, world.follows],
      ] as const;
      for (const [relationship, rows] of links) {
        if (rows.length > 0) {
          await transaction.run(createLinks(relationship), {
            rows: rows.map(({ from, to, ...row }) => ({ from, to, properties: stored(relationship, row) })),
          });
        }
      }
    });
  } finally {
    await session.close();
  }
}

const createNodes = (node: NodeModel): string =>
  `UNWIND $rows AS row CREATE (n:${labelsOf(node).join(':')}) SET n = row ${setTemporal('n', 'row', node.properties)}`;

const createLinks = ({ type, from, to, properties }: RelationshipModel): string =>
  `UNWIND $rows AS row MATCH (a:${from.label} {${from.key}: row.from}), (b:${to.label} {${to.key}: row.to}) ` +
  `CREATE (a)-[r:${type}]->(b) SET r = row.properties ${setTemporal('r', 'row.properties', properties)}`;

/** Dates are sent as text. */
function setTemporal(variable: string, row: string, properties: Properties): string {
  const temporal = Object.entries(properties).filter(([, { type }]) => type === 'date' || type === 'dateTime');
  return temporal
    .map(([name, { type }]) => `SET ${variable}.${name} = ${type.toLowerCase()}(${row}.${name})`)
    .join(' ');
}

/** Integers are wrapped, since the driver sends every number as a float. */
function stored({ properties }: { readonly properties: Properties }, row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      properties[name]?.type === 'integer' && value !== null ? neo4j.int(value as number) : value,
    ]),
  );
}
