import { type GraphQLInterfaceType, type GraphQLObjectType, isInterfaceType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { model } from '../../src/model/g7.ts';
import {
  type FieldMapping,
  fieldMapping,
  type Hop,
  typeMapping,
} from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import type { NodeModel } from '../../src/pothos-plugin-neo4j/model/define.ts';
import { schema } from '../../src/schema/schema.ts';
import { describeWithDatabase, type TestDatabase } from '../support/neo4j.ts';

/** What occurs in a graph: `Label.property`, `TYPE.property`, and `Label TYPE Label`. Empty lists are no data. */
async function occurrences({ run }: TestDatabase): Promise<ReadonlySet<string>> {
  const ask = (text: string) => run({ text, parameters: {} }) as Promise<readonly string[][]>;
  const [nodes, relationships, ends] = await Promise.all([
    ask(`MATCH (n) UNWIND keys(n) AS name WITH n, name WHERE NOT n[name] IN [[], '']
      UNWIND labels(n) AS label RETURN DISTINCT label, name`),
    ask(`MATCH ()-[r]->() UNWIND keys(r) AS name WITH r, name WHERE NOT r[name] IN [[], '']
      RETURN DISTINCT type(r), name`),
    ask(`MATCH (a)-[r]->(b) WITH DISTINCT labels(a) AS starts, type(r) AS type, labels(b) AS ends
      UNWIND starts AS start UNWIND ends AS end RETURN DISTINCT start, type, end`),
  ]);
  return new Set([...[...nodes, ...relationships].map((pair) => pair.join('.')), ...ends.map((way) => way.join(' '))]);
}

/** What each part of the model and the schema needs to occur, by the name of that part. */
const needs: readonly (readonly [part: string, occurrence: string])[] = [
  ...model.nodes.flatMap(({ label, ownProperties }) => ownProperties.map((name) => same(`${label}.${name}`))),
  ...model.relationships.flatMap(({ type, properties }) =>
    Object.keys(properties).map((name) => same(`${type}.${name}`)),
  ),
  ...model.relationships.map(({ type, from, to }) => same(`${from.label} ${type} ${to.label}`)),
  ...Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => {
      const node = typeMapping(type)?.node;
      return node ? ownFields(type).flatMap(([name, field]) => needsOf(`${type.name}.${name}`, field, node)) : [];
    }),
];

function same(occurrence: string): readonly [string, string] {
  return [occurrence, occurrence];
}

/** The fields that a type declares itself, and does not take over from an interface. */
function ownFields(type: GraphQLObjectType | GraphQLInterfaceType): readonly [string, FieldMapping][] {
  const inherited = new Set(type.getInterfaces().flatMap((parent) => Object.keys(parent.getFields())));
  return Object.values(type.getFields())
    .filter(({ name }) => !inherited.has(name))
    .map((field): [string, FieldMapping | undefined] => [field.name, fieldMapping(field)])
    .filter((entry): entry is [string, FieldMapping] => entry[1] !== undefined);
}

function needsOf(part: string, field: FieldMapping, { label }: NodeModel): readonly (readonly [string, string])[] {
  if (field.kind === 'property' || field.kind === 'reference') return [[part, `${label}.${field.name}`]];
  if (field.kind !== 'relation' && field.kind !== 'connection') return [];
  const starts = [label, ...field.hops.map(({ target }) => target.label)];
  return field.hops.map((hop, index) => [part, printHop(starts[index]!, hop)]);
}

function printHop(start: string, { relationship: { type }, direction, target: { label } }: Hop): string {
  return direction === 'out' ? `${start} ${type} ${label}` : `${label} ${type} ${start}`;
}

/** There only while the facts are those of a release. */
const ofReleases = ['Dataset.release', 'Dataset.releasedDate'];

describeWithDatabase('what the model and the schema declare', (database) => {
  it('is all to be found in the facts: nothing is declared of which there are no data', async () => {
    const found = await occurrences(database);
    const missing = needs.filter(([, occurrence]) => !found.has(occurrence) && !ofReleases.includes(occurrence));
    expect(missing).toEqual([]);
  });

  it('was asked about in all its parts', () => {
    expect(needs.map(([part]) => part)).toEqual(
      expect.arrayContaining(['Event.outcome', 'ATTENDS.note', 'Presidency.priorities', 'Member.representatives']),
    );
  });
});
