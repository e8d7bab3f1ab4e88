import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { GraphQLSchema } from 'graphql';
import { expect, it } from 'vitest';
import type { RunStatement } from '../../src/pothos-plugin-neo4j/compiler/index.ts';
import { hasOrder, isGraphQLName } from '../../src/pothos-plugin-neo4j/model/check.ts';
import {
  type GraphModel,
  isA,
  type NodeModel,
  type Property,
  type RelationshipModel,
} from '../../src/pothos-plugin-neo4j/model/index.ts';
import GraphPlugin, { relayOptions } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import { examine } from '../differential/examine.ts';
import { naiveExecution } from '../differential/naive-execution.ts';
import { type Random, randomOf } from '../differential/random.ts';
import { writeOperation } from '../differential/write-operation.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { seedOfRun } from '../support/seed.ts';
import { writeGraph } from './random-graph.ts';
import { randomModel, words } from './random-models.ts';
import { readByModel } from './read.ts';

const seed = seedOfRun();
/** The number of models. `SHOP_MODELS` raises it. */
const runs = Number(process.env['SHOP_MODELS'] ?? 40);
/** Operations run over so many of the schemas that build. */
const asked = Math.ceil(runs / 10);
const operations = 6;

/** Random models and schemas. Each is refused with a message, or it builds and answers like a naive execution. */
export function randomSchemas(database: TestDatabase): void {
  it(`builds and answers rightly, or is refused (seed ${seed}, ${runs} models)`, {
    timeout: 120_000 + runs * 2_000,
  }, async () => {
    const findings: string[] = [];
    let [built, refused] = [0, 0];
    for (let own = seed; own < seed + runs && findings.length < 3; own += 1) {
      const random = randomOf(own * 7_919);
      const made = randomCase(random);
      if ('refusal' in made) {
        refused += 1;
        if (!isWellPut(made.refusal)) findings.push(`SEED=${own} SHOP_MODELS=1: ${made.refusal.stack}`);
        continue;
      }
      built += 1;
      if (built > asked) continue;
      const finding = await answersLikeNaive(database, random, made.value);
      if (finding !== undefined) findings.push(`SEED=${own} SHOP_MODELS=1: ${finding}`);
    }
    expect(findings.join('\n\n')).toBe('');
    expect({ runs: built + refused, isHalfBuilt: built >= runs / 2, isSomeRefused: refused >= runs / 20 }).toEqual({
      runs,
      isHalfBuilt: true,
      isSomeRefused: true,
    });
  });
}

interface Case {
  readonly model: GraphModel;
  readonly schema: GraphQLSchema;
}

/** A random model with a schema, or the error that refuses them. */
export function randomCase(random: Random): { readonly value: Case } | { readonly refusal: Error } {
  try {
    const model = randomModel(random);
    return { value: { model, schema: randomSchema(random, model) } };
  } catch (error) {
    return { refusal: error as Error };
  }
}

/** Whether a message describes a mistake in the schema. A message of JavaScript shows a mistake in the plugin. */
export const isWellPut = ({ message }: Error): boolean =>
  message.length > 20 &&
  !/undefined|is not a function|is not iterable|Cannot (read|convert|set|redefine)|Maximum call/.test(message);

function randomSchema(random: Random, model: GraphModel): GraphQLSchema {
  const builder = new SchemaBuilder<{ Context: { readonly run: RunStatement } }>({
    plugins: [RelayPlugin, GraphPlugin],
    relay: relayOptions as never,
    graph: { run: (context) => context.run },
  });
  const described = { description: 'As it came.' };
  for (const node of model.nodes) {
    const fields = fieldsOf(random, model, node);
    const names = Object.entries(node.properties).flatMap(([name, property]) => {
      if (name === 'k') return [name];
      return random.chance(canOrder(name, property) ? 0.3 : 0.02) ? [name] : [];
    });
    const options = {
      order: { fields: names, default: random.chance(0.5) ? [] : [{ field: 'k', direction: 'DESC' }] },
      fields,
    };
    if (node.abstract) builder.graphInterface(node, options as never);
    else builder.graphNode(node, options as never);
  }
  builder.queryType({
    fields: (t) =>
      Object.fromEntries(
        model.nodes.flatMap((node, index) => [
          [`list${index}`, t.graphConnection(node, described)],
          [`one${index}`, t.graphLookup(node, { by: 'k' as never, ...described })],
        ]),
      ),
  });
  return builder.toSchema();
}

/** Names that filters reserve, and names that edges reserve. */
const ofFilters = ['and', 'or', 'not', 'edge', 'isNull', 'within'];
const ofEdges = ['node', 'cursor', 'links'];

const canOrder = (name: string, { type, list }: Property): boolean => !list && hasOrder(type) && isGraphQLName(name);

/** The fields of an edge, each with its property. A reserved name is usually replaced by another. */
function edgeNamesOf({ properties }: RelationshipModel, isCareful: () => boolean) {
  return Object.keys(properties).map((property) => {
    const isTaken = ofEdges.includes(property) || !isGraphQLName(property);
    return [isTaken && isCareful() ? 'another' : property, property] as const;
  });
}

/** The direction of a relationship from a node. Usually undefined if an interface of the node has the field already. */
function directionFrom(node: NodeModel, { from, to }: RelationshipModel, isCareful: () => boolean) {
  const direction = isA(node, from) ? 'out' : isA(node, to) ? 'in' : undefined;
  const isInherited = (direction === 'out' ? from : to) !== node;
  return direction !== undefined && isInherited && isCareful() ? undefined : direction;
}

// biome-ignore lint/suspicious/noExplicitAny: the type of the fields is random.
type FieldMaker = (t: any) => Record<string, unknown>;

function fieldsOf(random: Random, model: GraphModel, node: NodeModel): FieldMaker {
  const described = { description: 'As it came.' };
  const makers: [string, (t: Parameters<FieldMaker>[0]) => unknown][] = [['theKey', (t) => t.property('k')]];
  /** Usually true: then a reserved name is replaced by another. */
  const isCareful = () => random.chance(0.93);
  const nameFor = (property: string) => {
    const name = random.chance(0.6) ? property : random.pick(words);
    return (name === 'id' || !isGraphQLName(name)) && isCareful() ? 'another' : name;
  };
  const beside = (name: string) => (ofFilters.includes(name) && isCareful() ? { condition: `${name}Value` } : {});
  for (const property of Object.keys(node.properties)) {
    if (property === 'k') continue;
    const name = nameFor(property);
    const options = beside(name);
    makers.push([name, (t) => t.property(property, options)]);
  }
  for (const [index, relationship] of model.relationships.entries()) {
    const direction = directionFrom(node, relationship, isCareful);
    if (direction === undefined) continue;
    const way = { relationship, direction };
    const edgeNames = edgeNamesOf(relationship, isCareful);
    const hasEdges = edgeNames.length > 0 && random.chance(0.6);
    const field = random.chance(0.7) ? `way${index}` : nameFor(random.pick(words));
    const options = { ...described, ...beside(field) };
    const edge = (e: { property: (name: string) => unknown }) =>
      Object.fromEntries(edgeNames.map(([name, property]) => [name, e.property(property)]));
    if (random.chance(0.2)) makers.push([field, (t) => t.relation(way, options)]);
    else makers.push([field, (t) => t.relatedConnection(way, { ...options, ...(hasEdges && { edge }) })]);
  }
  return (t) => Object.fromEntries(makers.map(([name, make]) => [name, make(t)]));
}

export async function answersLikeNaive(
  database: TestDatabase,
  random: Random,
  { model, schema }: Case,
): Promise<string | undefined> {
  await writeGraph(database, random, model);
  const graph = await readByModel(database, model);
  const naive = naiveExecution(schema, graph, database.run);
  for (let count = 0; count < operations; count += 1) {
    const operation = writeOperation(random, schema, graph);
    const { finding } = await examine(schema, database.run, naive, operation);
    if (finding === undefined || finding.kind === 'value in text') continue;
    return `${finding.kind}\n${operation.source}\n${JSON.stringify(operation.variables)}\n${finding.detail}`;
  }
  return undefined;
}
