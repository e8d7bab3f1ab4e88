import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLFieldResolver,
  GraphQLScalarType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { type FieldMapping, fieldMapping, typeMapping } from '../../src/compiler/mapping.ts';
import { averageOf, type CountArguments, countRows, type NaiveCount } from './naive-counts.ts';
import { type NaiveConnection, type NaiveEdge, type PageArguments, pageOfRows } from './naive-page.ts';
import { byKey, rowsOf, theOne, withLabel } from './naive-ways.ts';
import type { StoredGraph, StoredNode, StoredRelationship } from './stored-graph.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** What a naive execution answers, and how many statements a compiled one should need. */
export interface NaiveAnswer {
  readonly result: ExecutionResult;
  readonly statements: number;
}

export type NaiveExecution = (document: DocumentNode, variables: Arguments) => Promise<NaiveAnswer>;

interface NaiveContext {
  statements: number;
}

/**
 * Answers operations on a schema by plain graphql-js, field by field, over a graph in memory: nothing is compiled, no
 * resolver of the schema takes part, only what its fields are declared to mean.
 */
export function naiveExecution(schema: GraphQLSchema, graph: StoredGraph): NaiveExecution {
  const twin = withoutResolvers(schema);
  const answers = answersOver(schema, graph);
  const fieldResolver: GraphQLFieldResolver<unknown, NaiveContext, Arguments> = (source, args, context, info) => {
    const { parentType, fieldName } = info;
    const mapping = mappingOf(schema, parentType.name, fieldName);
    if (mapping === undefined) return (source as Readonly<Record<string, unknown>>)[fieldName];
    if (parentType !== twin.getQueryType()) return answers.beneath(mapping, source as Source, args);
    const value = answers.root(mapping, args);
    if (answers.asksTheGraph(mapping, args)) context.statements += 1;
    return value;
  };
  return async (document, variableValues) => {
    const contextValue: NaiveContext = { statements: 0 };
    const typeResolver = (node: unknown) => answers.typeOf(node as StoredNode);
    const result = await execute({ schema: twin, document, variableValues, contextValue, fieldResolver, typeResolver });
    return { result, statements: contextValue.statements };
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

type Source = StoredNode | NaiveEdge | NaiveConnection;

function answersOver(schema: GraphQLSchema, graph: StoredGraph) {
  const typeOf = (node: StoredNode): string | undefined =>
    [...node.labels].find((label) => {
      const type = schema.getType(label);
      return isObjectType(type) && typeMapping(type)?.node?.label === label;
    });
  const idOf = (node: StoredNode) => idText(`${typeOf(node)}:${keyOf(node)}`);
  const keyOf = (node: StoredNode) => {
    const type = schema.getType(typeOf(node) ?? '');
    return node.properties[type ? typeMapping(type)!.node!.key : ''];
  };
  /** Whether a type has global ids. */
  const isNodeType = (name: string | undefined): boolean => {
    const type = schema.getType(name ?? '');
    return isObjectType(type) && type.getInterfaces().some((parent) => parent.name === 'Node');
  };
  const byId = new Map(graph.nodes.filter((node) => isNodeType(typeOf(node))).map((node) => [idOf(node), node]));
  const withoutPadding = (id: unknown) => String(id).replace(/={1,2}$/, '');
  const nodeOf = (id: unknown): StoredNode | null => byId.get(withoutPadding(id)) ?? null;

  /** Whether an id is one of a type of the graph, though maybe of no node. */
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

  const root = (mapping: FieldMapping, args: Arguments): unknown => {
    switch (mapping.kind) {
      case 'lookup': {
        const { target, by, argument } = mapping;
        return withLabel(graph, target).find(({ properties }) => properties[by] === args[argument]) ?? null;
      }
      case 'single':
        return byKey(withLabel(graph, mapping.target), mapping.target)[0] ?? null;
      case 'nodeById':
        return nodeOf(args['id']);
      case 'nodesByIds':
        return (args['ids'] as readonly string[]).map(nodeOf);
      case 'connection':
        return pageOfRows(mapping, () => rowsOf(graph, mapping, undefined), args as PageArguments);
      default:
        throw new TypeError(`A ${mapping.kind} does not stand at the root.`);
    }
  };

  const beneath = (mapping: FieldMapping, source: Source, args: Arguments): unknown => {
    const node = source as StoredNode;
    const connection = source as NaiveConnection;
    switch (mapping.kind) {
      case 'property':
        return holderOf(source).properties[mapping.name] ?? null;
      case 'globalId':
        return idOf(node);
      case 'relation':
        return theOne(node, mapping.hops, mapping.target);
      case 'reference': {
        const { target, by } = mapping;
        const held = holderOf(source).properties[mapping.name] ?? null;
        const named = ({ properties }: StoredNode) => [held].flat().includes(properties[by] as string);
        const found = byKey(withLabel(graph, target).filter(named), target);
        return Array.isArray(held) ? found : (found[0] ?? null);
      }
      case 'connection':
        return pageOfRows(mapping, () => rowsOf(graph, mapping, node), args as PageArguments);
      case 'edges':
        return connection.edges;
      case 'nodes':
        return connection.edges.map((edge) => edge.node);
      case 'pageInfo':
        return connection.pageInfo;
      case 'totalCount':
        return connection.totalCount;
      case 'countBy':
        return countRows(graph, mapping, connection.rows, args as unknown as CountArguments);
      case 'average':
        return averageOf(source as unknown as NaiveCount, mapping.name);
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

const idText = (text: string): string => Buffer.from(text).toString('base64url');

/** Whose properties the fields of an object read: those of an edge, or of a node. */
function holderOf(source: Source): StoredNode | StoredRelationship {
  return 'relationship' in source && source.relationship ? source.relationship : (source as StoredNode);
}
