import type { GraphQLSchema } from 'graphql';
import {
  type EdgeModel,
  type FieldMapping,
  fieldMapping,
  type Hop,
  typeMapping,
} from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { labelsOf, type NodeModel, type Properties } from '../../src/pothos-plugin-neo4j/model/define.ts';
import type { RelationshipModel } from '../../src/pothos-plugin-neo4j/model/relationship.ts';

/** The words of Cypher, and the functions, that the compiler writes. */
const cypher = new Set(
  (
    'MATCH OPTIONAL WHERE AND OR NOT IN IS NULL WITH DISTINCT ORDER BY DESC LIMIT RETURN AS COLLECT COUNT EXISTS CALL CASE ' +
    'WHEN THEN ELSE END UNWIND UNION ALL CONTAINS STARTS head any all left substring isNaN size labels coalesce count sum toFloat toString date datetime localdatetime time localtime duration elementId true false null ' +
    'min max collect range reverse reduce replace toLower normalize NFKD'
  ).split(' '),
);

/**
 * Variables, which the printer numbers, and those that stand for one value of a list, a place, a row, one or two keys and a number, a
 * list of values, and where a part of it starts and ends.
 */
const variable = /^([necpxva]\d+|x|i|r|v|w|k|l|f|t)$/;

/**
 * Numbers and texts that the compiler writes: which of some types a node is, no number to divide by, the one row of a
 * relation that is not certain, bounds, how many letters count, the letters where the two orders of texts part, and the
 * offset in which instants are compared.
 */
const ownNumbers =
  /\bTHEN [0-3](?= WHEN| END)|WHEN 0|LIMIT 1 \}|\*0\.\.|> 0\b|(?<=left\([\w.`]+), 256\)|, i, 1\)|'\\u(?:D7FF|E000|FFFF)'|timezone: 'Z'|\b[xi]\]?\[\d\]|range\(0, size\(l\) - 1\)|\+ 1 AS f\b|\b0 AS f\b|i IN range\(0, size\(\$p\d+\) - 1\)/g;

const namesOf = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

/**
 * What stands in the text of a statement without being a word of Cypher, a numbered variable, or a name of the model behind
 * the schema: anything of the kind has come from a request. Names in backticks are names of the model only if they are
 * written as such. `ofAuthors` are words in the Cypher of a schema's author.
 */
export function foreignWords(
  schema: GraphQLSchema,
  text: string,
  ofAuthors: ReadonlySet<string> = new Set(),
): readonly string[] {
  const names = namesOf.get(schema) ?? modelNames(schema);
  namesOf.set(schema, names);
  const quoted = [...text.matchAll(/`((?:[^`]|``)*)`/g)].map(([, name]) =>
    name!.replaceAll('``', '`').replaceAll('\\u005c', '\\'),
  );
  const words =
    text
      .replaceAll(/`(?:[^`]|``)*`/g, ' ')
      .replaceAll(ownNumbers, ' ')
      .match(/[\p{L}\p{N}_'"\\]+/gu) ?? [];
  return [
    ...quoted.filter((name) => !names.has(name)),
    ...words.filter((word) => !cypher.has(word) && !variable.test(word) && !names.has(word) && !ofAuthors.has(word)),
  ];
}

/** The names of properties in the model and in the database. */
const storedNames = (properties: Properties): readonly string[] =>
  Object.entries(properties).flatMap(([name, { storedAs }]) => [name, ...(storedAs === undefined ? [] : [storedAs])]);

/** Every label, relationship type and property that a schema speaks of. */
function modelNames(schema: GraphQLSchema): ReadonlySet<string> {
  const names = new Set<string>();
  const addNode = (model: NodeModel) => {
    for (const name of [...labelsOf(model), ...storedNames(model.properties)]) names.add(name);
  };
  const addEdge = ({ type, properties }: EdgeModel) => {
    for (const name of [type, ...storedNames(properties)]) names.add(name);
  };
  const addRelationship = ({ from, to, ...edge }: RelationshipModel) => {
    addEdge(edge);
    addNode(from);
    addNode(to);
  };
  const addHops = (hops: readonly Hop[]) => {
    for (const { relationship } of hops) addRelationship(relationship);
  };
  const addField = (mapping: FieldMapping | undefined) => {
    if (mapping === undefined) return;
    if ('target' in mapping) addNode(mapping.target);
    if ('source' in mapping && mapping.source !== undefined) addEdge(mapping.source.knows);
    if ('hops' in mapping) addHops(mapping.hops);
    if (!('dimensions' in mapping)) return;
    for (const dimension of Object.values(mapping.dimensions)) if (dimension.kind === 'node') addHops(dimension.hops);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    const mapping = typeMapping(type);
    if (mapping?.node !== undefined) addNode(mapping.node);
    if (mapping?.edge !== undefined) addEdge(mapping.edge);
    if ('getFields' in type)
      for (const field of Object.values(type.getFields())) if ('args' in field) addField(fieldMapping(field));
  }
  return names;
}
