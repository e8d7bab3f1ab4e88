import {
  type FieldNode,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ListValueNode,
  type ObjectValueNode,
  type ValueNode,
  type VariableNode,
  valueFromAST,
} from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/** Reads a value from the variables of a request. Undefined if the value is not valid, or its variable is not given. */
type Read = (variables: Values) => unknown;

/**
 * Reads the arguments of one selected field from the variables of a request, as `getArgumentValues` of graphql-js does.
 * Undefined where that throws. It is made once for a document. graphql-js goes through all fields of an input type for each
 * request, and a filter has dozens; this goes through those that the document names.
 */
export type ArgumentReader = (variables: Values) => Values | undefined;

/** Values without a variable are shared between requests, so who gets the arguments must not change them. */
export function argumentReader(field: GraphQLField<unknown, unknown>, node: FieldNode): ArgumentReader {
  const given = new Map(node.arguments?.map(({ name, value }) => [name.value, value]));
  const entries = field.args.flatMap((argument) => entryOf(argument, given.get(argument.name)));
  const values = [...given.values()];
  if (!values.every(hasNoVariable)) return (variables) => readEntries(entries, variables, {});
  const constant = readEntries(entries, {}, {});
  return () => constant;
}

/** An argument, or a field of an input object, that the document names or that has a default value. */
interface Entry {
  readonly name: string;
  /** The variable, if the value is nothing else. */
  readonly variable: string | undefined;
  readonly read: Read;
  /** What counts if the variable is not given. Undefined is nothing. */
  readonly otherwise: unknown;
  /** Whether it must not be left out. */
  readonly isRequired: boolean;
}

interface InputDefinition {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly defaultValue?: unknown;
}

function entryOf({ name, type, defaultValue }: InputDefinition, node: ValueNode | undefined): readonly Entry[] {
  const isRequired = isNonNullType(type);
  if (node === undefined && defaultValue === undefined && !isRequired) return [];
  const variable = node?.kind === Kind.VARIABLE ? node.name.value : undefined;
  const read = node === undefined ? () => defaultValue : readerOf(node, type);
  return [{ name, variable, read, otherwise: defaultValue, isRequired }];
}

/** Undefined if one of the values is not valid. */
function readEntries(
  entries: readonly Entry[],
  variables: Values,
  values: Record<string, unknown>,
): Record<string, unknown> | undefined {
  for (const { name, variable, read, otherwise, isRequired } of entries) {
    if (variable !== undefined && isMissing(variable, variables)) {
      if (otherwise !== undefined) values[name] = otherwise;
      else if (isRequired) return undefined;
      continue;
    }
    const value = read(variables);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
}

const isMissing = (name: string, variables: Values): boolean => !Object.hasOwn(variables, name);

function hasNoVariable(node: ValueNode): boolean {
  if (node.kind === Kind.LIST) return node.values.every(hasNoVariable);
  if (node.kind === Kind.OBJECT) return node.fields.every(({ value }) => hasNoVariable(value));
  return node.kind !== Kind.VARIABLE;
}

/** As `valueFromAST` of graphql-js reads a value. */
function readerOf(node: ValueNode, type: GraphQLInputType): Read {
  if (node.kind === Kind.VARIABLE) return variableReader(node, isNonNullType(type));
  if (hasNoVariable(node)) {
    const value: unknown = valueFromAST(node, type);
    return () => value;
  }
  if (isNonNullType(type)) return readerOf(node, type.ofType);
  if (isListType(type)) return listReader(node, type.ofType);
  if (isInputObjectType(type) && node.kind === Kind.OBJECT) return objectReader(node, type);
  // A scalar that is written as a list or as an object of variables.
  return (variables) => valueFromAST(node, type, variables);
}

function variableReader({ name: { value: name } }: VariableNode, isRequired: boolean): Read {
  return (variables) => {
    if (isMissing(name, variables)) return undefined;
    const value = variables[name];
    return value === null && isRequired ? undefined : value;
  };
}

function listReader(node: ValueNode, type: GraphQLInputType): Read {
  if (node.kind !== Kind.LIST) {
    const read = readerOf(node, type);
    return (variables) => {
      const value = read(variables);
      return value === undefined ? undefined : [value];
    };
  }
  const items = itemReaders(node, type);
  return (variables) => {
    const values: unknown[] = [];
    for (const read of items) {
      const value = read(variables);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  };
}

/** A variable that is not given stands for null where an item can be null. */
function itemReaders({ values }: ListValueNode, type: GraphQLInputType): readonly Read[] {
  return values.map((node): Read => {
    const read = readerOf(node, type);
    if (node.kind !== Kind.VARIABLE || isNonNullType(type)) return read;
    return (variables) => (isMissing(node.name.value, variables) ? null : read(variables));
  });
}

function objectReader({ fields }: ObjectValueNode, type: GraphQLInputObjectType): Read {
  const given = new Map(fields.map(({ name, value }) => [name.value, value]));
  const entries = Object.values(type.getFields()).flatMap((field) => entryOf(field, given.get(field.name)));
  return (variables) => {
    // Without a prototype, as graphql-js makes them.
    const values = readEntries(entries, variables, Object.create(null));
    return values !== undefined && type.isOneOf && !isOne(values) ? undefined : values;
  };
}

function isOne(values: Values): boolean {
  const given = Object.values(values);
  return given.length === 1 && given[0] !== null;
}
