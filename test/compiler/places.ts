import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { type FieldMapping, fieldMapping, typeMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import { encodeGlobalId } from '../../src/pothos-plugin-neo4j/plugin/global-id.ts';

type Field = GraphQLField<unknown, unknown>;

/** An operation that selects fields with Cypher of an author, in one place of a schema. */
export interface Placed {
  /** How the place is reached, and how the fields are selected. Operations of one kind have similar plans. */
  readonly kind: string;
  readonly source: string;
}

/** One step down: the text before and after the selection there, and its type. */
interface Step {
  readonly kind: string;
  readonly open: string;
  readonly close: string;
  readonly to: GraphQLNamedType;
}

/** The steps from the root to a type, and the kind of the last step. */
type Way = Omit<Step, 'to'>;

/** Whether Cypher of an author answers a field. */
function isOfAuthor(field: Field): boolean {
  const mapping = fieldMapping(field);
  return mapping?.kind === 'computed' || mapping?.kind === 'rows' || isSourced(mapping);
}

const isSourced = (mapping: FieldMapping | undefined): boolean =>
  mapping?.kind === 'connection' && mapping.source !== undefined;

const fieldsOf = (type: GraphQLNamedType): readonly Field[] =>
  isObjectType(type) || isInterfaceType(type) ? (Object.values(type.getFields()) as Field[]) : [];

const authorsFields = (type: GraphQLNamedType): readonly Field[] => fieldsOf(type).filter(isOfAuthor);

/** Every place of a schema where fields with Cypher of an author can be selected, and each way to select them there. */
export function placesIn(schema: GraphQLSchema): readonly Placed[] {
  const query = schema.getQueryType()!;
  const placed: Placed[] = [];
  const ways = new Map<GraphQLNamedType, Way>([[query, { kind: 'the root', open: '', close: '' }]]);
  const reach = (type: GraphQLNamedType, way: Way) => {
    if (!ways.has(type)) ways.set(type, way);
  };
  placed.push(...asked(schema, { kind: 'the root', open: '', close: '', to: query }, ways.get(query)!));
  // The map grows while it is read. So each type is reached first by the fewest steps.
  for (const [type, way] of ways) {
    for (const step of stepsFrom(schema, type, way.kind)) {
      placed.push(...asked(schema, step, way));
      const onward = { kind: step.kind, open: `${way.open}${step.open}`, close: `${step.close}${way.close}` };
      reach(step.to, onward);
      for (const possible of isAbstractType(step.to) ? schema.getPossibleTypes(step.to) : []) {
        const [open, close] = [`${onward.open}... on ${possible.name} { `, `} ${onward.close}`];
        reach(possible, { kind: step.kind, open, close });
      }
    }
  }
  return placed;
}

function stepsFrom(schema: GraphQLSchema, type: GraphQLNamedType, from: string): readonly Step[] {
  return fieldsOf(type).flatMap((field): readonly Step[] => {
    const mapping = fieldMapping(field);
    const to = getNamedType(field.type);
    if (mapping === undefined || isLeafType(to)) return [];
    if (mapping.kind === 'countBy') return stepsOfCounts(schema, mapping, to);
    if (mapping.kind === 'crossTabulation') return stepsOfPairs(schema, mapping, to);
    if (mapping.kind === 'nodeById' || mapping.kind === 'nodesByIds') return stepsById(schema, field);
    // The node of a count depends on its dimension: `stepsOfCounts` handles it.
    if (mapping.kind === 'edgeNode' && isAbstractType(to) && typeMapping(to) === undefined) return [];
    const kind = kindOfStep(mapping, isListType(getNullableType(field.type)), from);
    return [{ kind, open: `${field.name}${argumentsOf(field)} { `, close: '} ', to }];
  });
}

function kindOfStep(mapping: FieldMapping, isList: boolean, from: string): string {
  switch (mapping.kind) {
    case 'edgeNode':
      return `node of ${from}`;
    case 'nodes':
    case 'edges':
      return `${mapping.kind} of ${from}`;
    case 'connection':
      if (isSourced(mapping)) return "an author's connection";
      return from === 'the root' ? 'list' : 'connection';
    case 'rows':
      return `an author's ${mapping.of}${mapping.list ? '' : ', the first'}`;
    case 'reference':
      return isList ? 'references' : 'reference';
    default:
      return mapping.kind;
  }
}

function stepsOfCounts(
  schema: GraphQLSchema,
  { dimensions }: Extract<FieldMapping, { kind: 'countBy' }>,
  count: GraphQLNamedType,
): readonly Step[] {
  const means = fieldsOf(count).filter((field) => fieldMapping(field)?.kind === 'average');
  return Object.entries(dimensions).flatMap(([name, dimension]) => {
    if (dimension.kind !== 'node') return [];
    return ['COUNT_DESC', 'KEY_ASC'].map((order) => ({
      kind: `node of a number${dimension.through ? ', through a property' : ''}${means.length > 0 ? ', with means' : ''}`,
      open: `countBy(dimension: ${name}, orderBy: ${order}) { count ${means.map((field) => `${field.name} `).join('')}node { ... on ${dimension.target.label} { `,
      close: '} } } ',
      to: schema.getType(dimension.target.label)!,
    }));
  });
}

/** Steps to the nodes of each dimension, together with another dimension. The nodes are alternately in the rows and the columns. */
function stepsOfPairs(
  schema: GraphQLSchema,
  { dimensions }: Extract<FieldMapping, { kind: 'crossTabulation' }>,
  pair: GraphQLNamedType,
): readonly Step[] {
  const means = fieldsOf(pair).filter((field) => fieldMapping(field)?.kind === 'average');
  const names = Object.keys(dimensions);
  return Object.entries(dimensions).flatMap(([name, dimension], index) => {
    if (dimension.kind !== 'node') return [];
    const other = names.at(index - 1)!;
    const [side, row, column] = index % 2 === 0 ? ['row', name, other] : ['column', other, name];
    return {
      kind: 'node of a pair',
      open: `crossTabulation(row: ${row}, column: ${column}) { count ${means.map((field) => `${field.name} `).join('')}${side} { node { ... on ${dimension.target.label} { `,
      close: '} } } } ',
      to: schema.getType(dimension.target.label)!,
    };
  });
}

function stepsById(schema: GraphQLSchema, field: Field): readonly Step[] {
  const node = getNamedType(field.type);
  const types = isAbstractType(node) ? schema.getPossibleTypes(node) : [];
  const idOf = ({ name }: GraphQLNamedType) => JSON.stringify(encodeGlobalId(name, 'x'));
  return types.map((type, index) => {
    const isList = isListType(getNullableType(field.type));
    const ids = isList ? `[${idOf(type)}, ${idOf(types.at(index - 1)!)}]` : idOf(type);
    return {
      kind: isList ? 'nodes by ids' : 'node by id',
      open: `${field.name}(${field.args[0]!.name}: ${ids}) { ... on ${type.name} { `,
      close: '} } ',
      to: type,
    };
  });
}

/** The operations that select fields with Cypher of an author at the end of a step. */
function asked(schema: GraphQLSchema, { kind, open, close, to }: Step, way: Way): readonly Placed[] {
  const place = (how: string, selections: readonly string[]): readonly Placed[] =>
    selections.length === 0
      ? []
      : [{ kind: `${kind}, ${how}`, source: `{ ${way.open}${open}${selections.join(' ')} ${close}${way.close}}` }];
  const own = authorsFields(to);
  const possible = isAbstractType(to)
    ? schema.getPossibleTypes(to).filter((type) => authorsFields(type).length > 0)
    : [];
  const guarded = possible.slice(0, 5).map((type, index) => {
    const fields = authorsFields(type);
    return { type, field: fields[index % fields.length]! };
  });
  return [
    ...place(
      'each under two aliases',
      own.map((field) => {
        const other = `other_${field.name}: ${field.name}${argumentsOf(field, () => true)}`;
        const isConnection = fieldMapping(field)?.kind === 'connection';
        return `${askFor(field)} ${other}${isConnection ? ' { totalCount }' : selectionOf(getNamedType(field.type))}`;
      }),
    ),
    ...place(
      'some for several types',
      guarded.map(({ type, field }, index) => `... on ${type.name} { g${index}: ${askFor(field)} }`),
    ),
  ];
}

/** A field with its required arguments, and with all fields of its type. */
const askFor = (field: Field): string => `${field.name}${argumentsOf(field)}${selectionOf(getNamedType(field.type))}`;

function argumentsOf(field: Field, isWanted: (argument: GraphQLArgument) => boolean = () => false): string {
  const given = field.args.filter((argument) => isRequiredArgument(argument) || isWanted(argument));
  const written = given.flatMap((argument) => {
    const value = valueFor(argument);
    return value === undefined ? [] : [`${argument.name}: ${value}`];
  });
  return written.length === 0 ? '' : `(${written.join(', ')})`;
}

function valueFor({ name, type }: GraphQLArgument): string | undefined {
  // One size is enough, and cursors would depend on the data.
  if (name === 'last' || name === 'after' || name === 'before') return undefined;
  const named = getNamedType(type);
  const value = isEnumType(named) ? named.getValues()[0]!.name : { Int: '2', String: '"x"' }[named.name];
  if (value === undefined) return undefined;
  return isListType(getNullableType(type)) ? `[${value}]` : value;
}

/** All leaf fields of a type. One is enough for a node, since Neo4j plans short statements faster. */
function selectionOf(type: GraphQLNamedType): string {
  if (isLeafType(type)) return '';
  const isNode = typeMapping(type)?.node !== undefined;
  const fields = fieldsOf(type).filter((field) => !field.args.some(isRequiredArgument));
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
  const parts = fields.filter((field) => {
    const kind = fieldMapping(field)?.kind;
    // `nodes` has the same nodes as `edges`.
    return !leaves.includes(field) && kind !== 'countBy' && kind !== 'nodes' && !isNode;
  });
  const selected = [
    '__typename',
    ...(isNode ? leaves.slice(0, 1) : leaves).map(({ name }) => name),
    ...parts.map((field) => `${field.name}${selectionOf(getNamedType(field.type))}`),
  ];
  return ` { ${selected.join(' ')} }`;
}
