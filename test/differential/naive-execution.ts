import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  GraphQLScalarType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import {
  type ConnectionMapping,
  type FieldMapping,
  fieldMapping,
  typeMapping,
} from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import type { Runner } from '../../src/pothos-plugin-neo4j/runner/run.ts';
import { type Asked, authorOfMapping } from './naive-authors.ts';
import { type CountPageArguments, pageOfCounts } from './naive-count-page.ts';
import { averageOf, type CountArguments, countRows, type NaiveCount } from './naive-counts.ts';
import { type CrossArguments, countPairs, type NaivePair } from './naive-cross-tabulation.ts';
import type { FoundRow } from './naive-links.ts';
import { isSameKey } from './naive-order.ts';
import { type NaiveConnection, type NaiveEdge, type PageArguments, pageOfRows } from './naive-page.ts';
import { naiveSearch, typedAnswers } from './naive-search.ts';
import { byKey, rowsOf, theOne, withLabel } from './naive-ways.ts';
import type { StoredGraph, StoredNode, StoredRelationship } from './stored-graph.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** The answer of a naive execution, and the number of statements that a compiled execution should need. */
export interface NaiveAnswer {
  readonly result: ExecutionResult;
  readonly statements: number;
  /** The response keys of the root fields whose value is not determined by the schema. */
  readonly open: readonly string[];
}

export type NaiveExecution = (document: DocumentNode, variables: Arguments) => Promise<NaiveAnswer>;

interface NaiveContext {
  statements: number;
  readonly open: string[];
}

/**
 * Answers operations with graphql-js, field by field, over a graph in memory. It compiles nothing and calls no resolver of the
 * schema. It uses only the declared meaning of the fields.
 */
export function naiveExecution(schema: GraphQLSchema, graph: StoredGraph, run: Runner): NaiveExecution {
  const twin = withoutResolvers(schema);
  const answers = answersOver(schema, graph, naiveSearch(run, graph));
  const fieldResolver: GraphQLFieldResolver<unknown, NaiveContext, Arguments> = (source, args, context, info) => {
    const { parentType, fieldName } = info;
    const mapping = mappingOf(schema, parentType.name, fieldName);
    // An object of the author at the root. Its fields read nothing from it.
    if (mapping === undefined) return source === undefined ? {} : (source as Record<string, unknown>)[fieldName];
    const leaveOpen = () => void context.open.push(String(info.path.key));
    const returns = getNamedType(info.returnType).name;
    const question = { mapping, name: fieldName, type: parentType.name, returns, args, leaveOpen };
    if (parentType !== twin.getQueryType() && !startsAt(schema, parentType.name, fieldName))
      return answers.beneath(question, source as Source);
    const count = (value: unknown) => {
      if (answers.asksTheGraph(mapping, args)) context.statements += 1;
      return value;
    };
    const value = answers.root(question);
    if (!(value instanceof Promise)) return count(value);
    // A field with wrong arguments runs no statement. An error that only the database can report takes one.
    return value.then(count, (error: GraphQLError) => {
      if (['CURSOR_EXPIRED', 'NOT_FOUND'].includes(String(error.extensions?.['code']))) count(null);
      throw error;
    });
  };
  return async (document, variableValues) => {
    const contextValue: NaiveContext = { statements: 0, open: [] };
    const typeResolver: GraphQLTypeResolver<unknown, NaiveContext> = (node, _context, _info, type) =>
      answers.typeOf(node as StoredNode, type.name);
    const result = await execute({ schema: twin, document, variableValues, contextValue, fieldResolver, typeResolver });
    return { result, ...contextValue };
  };
}

function withoutResolvers(schema: GraphQLSchema): GraphQLSchema {
  const twin = buildSchema(printSchema(schema));
  for (const scalar of Object.values(twin.getTypeMap())) {
    const original = schema.getType(scalar.name);
    if (!(scalar instanceof GraphQLScalarType) || !(original instanceof GraphQLScalarType)) continue;
    if (isSpecifiedScalarType(scalar)) continue;
    const { serialize, parseValue, parseLiteral } = original;
    Object.assign(scalar, { serialize, parseValue, parseLiteral });
  }
  return twin;
}

export function mappingOf(schema: GraphQLSchema, typename: string, field: string): FieldMapping | undefined {
  const type = schema.getType(typename);
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  const found = type.getFields()[field];
  return found && fieldMapping(found);
}

/** Whether a field runs a statement of its own although it is not at the root. */
function startsAt(schema: GraphQLSchema, typename: string, field: string): boolean {
  const type = schema.getType(typename);
  return isObjectType(type) && type.getFields()[field]?.extensions.graphStart === true;
}

type Source = StoredNode | NaiveEdge | NaiveConnection | FoundRow;

/** A field to answer. */
interface Question {
  readonly mapping: FieldMapping;
  readonly name: string;
  /** The type of the object with the field. */
  readonly type: string;
  /** The type of the field. */
  readonly returns: string;
  readonly args: Arguments;
  readonly leaveOpen: () => void;
}

function answersOver(schema: GraphQLSchema, graph: StoredGraph, search: Asked['search']) {
  /** The type of a node. If it has several of an abstract type, the first in the schema. */
  const typeOf = (node: StoredNode, abstract: string): string | undefined =>
    typesOf(node).find((name) => isSubType(schema, abstract, name));
  const typesOf = (node: StoredNode): readonly string[] =>
    typesOfLabels.flatMap(({ name, label }) => (node.labels.has(label) ? [name] : []));
  const typesOfLabels = Object.values(schema.getTypeMap()).flatMap((type) => {
    const label = isObjectType(type) ? typeMapping(type)?.node?.label : undefined;
    return label === undefined ? [] : [{ name: type.name, label }];
  });
  const idOf = (node: StoredNode, type: string) => idText(`${type}:${keyOf(node, type)}`);
  const keyOf = (node: StoredNode, name: string) => {
    const type = schema.getType(name);
    return node.properties[type ? typeMapping(type)!.node!.key : ''];
  };
  /** Whether a type has global ids. */
  const isNodeType = (name: string | undefined): boolean => {
    const type = schema.getType(name ?? '');
    return isObjectType(type) && type.getInterfaces().some((parent) => parent.name === 'Node');
  };
  const byId = new Map(
    graph.nodes.flatMap((node) =>
      typesOf(node)
        .filter(isNodeType)
        .map((type) => [idOf(node, type), ofType(node, type)] as const),
    ),
  );
  /** The node with one of its types only, the one that its id names. */
  function ofType(node: StoredNode, type: string): StoredNode {
    if (typesOf(node).length === 1) return node;
    return { ...node, labels: new Set([typeMapping(schema.getType(type)!)!.node!.label]) };
  }
  const withoutPadding = (id: unknown) => String(id).replace(/={1,2}$/, '');
  const nodeOf = (id: unknown): StoredNode | null => byId.get(withoutPadding(id)) ?? null;

  /** Whether an id names a type of the graph. The node may not exist. */
  const isOfType = (id: unknown): boolean => {
    const text = Buffer.from(String(id), 'base64url').toString();
    const typename = text.split(':', 1)[0]!;
    return idText(text) === withoutPadding(id) && text !== typename && isNodeType(typename);
  };

  const asksTheGraph = (mapping: FieldMapping, args: Arguments): boolean => {
    if (mapping.kind === 'nodeById') return isOfType(args['id']);
    if (mapping.kind === 'nodesByIds') return (args['ids'] as readonly string[]).some(isOfType);
    return true;
  };

  /** The node, or null if the field has an interface that no type of the node implements. */
  const typed = ({ returns }: Question, node: StoredNode | null | undefined): StoredNode | null =>
    node && (!isAbstractType(schema.getType(returns)) || typeOf(node, returns) !== undefined) ? node : null;

  /** The rows that Cypher of an author finds. */
  const foundBy = (
    question: Question,
    source: Source | undefined,
  ): readonly FoundRow[] | Promise<readonly FoundRow[]> => {
    const { mapping, name, args, leaveOpen } = question;
    if (mapping.kind !== 'rows' && mapping.kind !== 'connection')
      throw new TypeError(`A ${mapping.kind} finds no rows.`);
    const row = source as FoundRow | undefined;
    const isRow = row !== undefined && 'relationship' in row;
    const [self, link] = isRow ? [row.node, row.relationship] : [source as StoredNode | undefined, undefined];
    const target = mapping.target.label;
    return authorOfMapping(mapping, name)!({ schema, graph, target, args, self, link, search, leaveOpen });
  };

  const rows = async (question: Question, source: Source | undefined): Promise<unknown> => {
    const { list, of } = question.mapping as Extract<FieldMapping, { kind: 'rows' }>;
    const found = await foundBy(question, source);
    const items = of === 'nodes' ? found.map(({ node }) => node) : found;
    return list ? items : (items[0] ?? null);
  };

  const page = async (question: Question, mapping: ConnectionMapping, node: StoredNode | undefined) => {
    const args = question.args as PageArguments;
    if (mapping.source === undefined) return pageOfRows(mapping, () => rowsOf(graph, mapping, node), args);
    // If there are several mistakes, the field reports that of the page first, then of the author's arguments, then of the filter.
    pageOfRows(mapping, () => [], { ...args, filter: null }, graph.ranked);
    const found = await foundBy(question, node);
    return pageOfRows(mapping, () => found, args, graph.ranked);
  };

  const root = (question: Question): unknown => {
    const { mapping, args } = question;
    switch (mapping.kind) {
      case 'lookup': {
        const { target, by, argument } = mapping;
        const isInCapitals = target.properties[by]!.inCapitals;
        const named = isInCapitals ? String(args[argument]).toUpperCase() : args[argument];
        return typed(
          question,
          withLabel(graph, target).find(({ properties }) => isSameKey(properties[by], named)),
        );
      }
      case 'single':
        return byKey(withLabel(graph, mapping.target), mapping.target)[0] ?? null;
      case 'nodeById':
        return nodeOf(args['id']);
      case 'nodesByIds':
        return (args['ids'] as readonly string[]).map(nodeOf);
      case 'connection':
        return page(question, mapping, undefined);
      case 'rows':
        return rows(question, undefined);
      default:
        throw new TypeError(`A ${mapping.kind} does not stand at the root.`);
    }
  };

  const beneath = (question: Question, source: Source): unknown => {
    const { mapping, args } = question;
    const node = source as StoredNode;
    const connection = source as NaiveConnection;
    switch (mapping.kind) {
      case 'property':
        return holderOf(source).properties[mapping.name] ?? null;
      case 'globalId':
        return idOf(node, question.type);
      case 'relation':
        return typed(question, theOne(node, mapping.hops, mapping.target));
      case 'reference': {
        const { target, by } = mapping;
        const held = holderOf(source).properties[mapping.name] ?? null;
        const named = ({ properties }: StoredNode) =>
          [held].flat().some((key) => key !== null && isSameKey(key, properties[by]));
        const found = byKey(withLabel(graph, target).filter(named), target);
        return Array.isArray(held) ? found : (found[0] ?? null);
      }
      case 'connection':
        return page(question, mapping, node);
      case 'rows':
        return rows(question, source);
      case 'computed':
        return typedAnswers[question.name]!(
          'rows' in source ? (connection.best as FoundRow | undefined) : (source as FoundRow),
        );
      case 'edges':
        return connection.edges;
      case 'nodes':
        return connection.edges.map((edge) => edge.node);
      case 'pageInfo':
        return connection.pageInfo;
      case 'totalCount':
        return connection.totalCount;
      case 'part':
        return (source as unknown as Record<string, unknown>)[mapping.name] ?? null;
      case 'countBy':
        return countRows(graph, mapping, connection.rows, args as unknown as CountArguments);
      case 'countsBy':
        return pageOfCounts(graph, mapping, connection.rows, args as unknown as CountPageArguments);
      case 'crossTabulation':
        return countPairs(graph, mapping, connection.rows, args as unknown as CrossArguments);
      case 'pairValue':
        return (source as unknown as NaivePair)[mapping.of];
      case 'average':
        return averageOf(source as unknown as NaiveCount, mapping.name);
      case 'links':
        return (source as NaiveEdge).links;
      case 'edgeNode':
        return (source as NaiveEdge).node;
      case 'cursor':
        return (source as NaiveEdge).cursor;
      default:
        throw new TypeError(`A ${mapping.kind} does not stand beneath another field.`);
    }
  };

  return { typeOf, asksTheGraph, root, beneath };
}

function isSubType(schema: GraphQLSchema, abstract: string, name: string): boolean {
  const [type, one] = [schema.getType(abstract), schema.getType(name)];
  return isAbstractType(type) && isObjectType(one) && schema.isSubType(type, one);
}

const idText = (text: string): string => Buffer.from(text).toString('base64url');

/** The relationship or the node whose properties the fields of an object read. */
function holderOf(source: Source): StoredNode | StoredRelationship {
  return 'relationship' in source && source.relationship ? source.relationship : (source as StoredNode);
}
