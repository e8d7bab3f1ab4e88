import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  type TypeNode,
  typeFromAST,
  validate,
} from 'graphql';
import { operationIn } from './operation.ts';

/**
 * Prints the types of an operation's answer and variables. Where an object can be of several types, those that answer the
 * same fields share one member of the union, so that `__typename` tells the members apart, and no more.
 * Throws where the schema would refuse the operation.
 */
export function printAnswerTypes(schema: GraphQLSchema, document: DocumentNode): string {
  const errors = validate(schema, document);
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  const operation = operationIn(document);
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const name = operation.name!.value;
  const variables = (operation.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => {
    const optional = type.kind !== Kind.NON_NULL_TYPE || defaultValue !== undefined;
    return `  readonly ${variable.name.value}${optional ? '?' : ''}: ${inputType(schema, type)};\n`;
  });
  return [
    `// Printed from the operation ${name} by \`npm run print\`.\n`,
    `export interface ${name}Variables {\n${variables.join('')}}\n`,
    `export type ${name} = ${new AnswerPrinter(schema, fragments).object(schema.getQueryType()!, [operation.selectionSet], '')};\n`,
  ].join('\n');
}

class AnswerPrinter {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  /** One object type with the fields that are selected on it. */
  object(type: GraphQLObjectType, selections: readonly SelectionSetNode[], indent: string): string {
    return inBraces(this.#fields(type, selections, indent), indent);
  }

  #fields(type: GraphQLObjectType, selections: readonly SelectionSetNode[], indent: string): string {
    return [...this.#collect(type, selections)]
      .filter(([, [first]]) => first!.name.value !== '__typename')
      .map(([key, nodes]) => {
        const field = type.getFields()[nodes[0]!.name.value]!;
        const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
        return `${indent}  readonly ${key}: ${this.#output(field.type, inner, `${indent}  `)};\n`;
      })
      .join('');
  }

  #output(type: GraphQLOutputType, selections: readonly SelectionSetNode[], indent: string): string {
    if (!isNonNullType(type)) return `${this.#present(type, selections, indent)} | null`;
    return this.#present(type.ofType as GraphQLOutputType, selections, indent);
  }

  #present(type: GraphQLOutputType, selections: readonly SelectionSetNode[], indent: string): string {
    if (isListType(type)) return `readonly (${this.#output(type.ofType, selections, indent)})[]`;
    const named = getNamedType(type);
    if (!isAbstractType(named) && !isObjectType(named)) return leafType(this.#schema, named.name);
    const possible = isAbstractType(named) ? this.#schema.getPossibleTypes(named) : [named];
    const byFields = new Map<string, GraphQLObjectType[]>();
    for (const one of possible) {
      const fields = this.#fields(one, selections, indent);
      byFields.set(fields, [...(byFields.get(fields) ?? []), one]);
    }
    return [...byFields]
      .map(([fields, types]) => {
        const asks = types.some((one) => [...this.#collect(one, selections).values()].some(asksTypename));
        const names = types.map(({ name }) => `'${name}'`).join(' | ');
        return inBraces(`${asks ? `${indent}  readonly __typename: ${names};\n` : ''}${fields}`, indent);
      })
      .join(' | ');
  }

  /** The fields that are selected on an object type, by the name they have in the answer. */
  #collect(type: GraphQLObjectType, selections: readonly SelectionSetNode[]): Map<string, FieldNode[]> {
    const found = new Map<string, FieldNode[]>();
    const add = ({ selections: nodes }: SelectionSetNode): void => {
      for (const node of nodes) {
        if (node.kind === Kind.FIELD) {
          const key = node.alias?.value ?? node.name.value;
          found.set(key, [...(found.get(key) ?? []), node]);
          continue;
        }
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value)! : node;
        if (this.#applies(fragment.typeCondition?.name.value, type)) add(fragment.selectionSet);
      }
    };
    for (const selection of selections) add(selection);
    return found;
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    const wanted = condition === undefined ? type : this.#schema.getType(condition);
    return wanted === type || (isAbstractType(wanted) && this.#schema.isSubType(wanted, type));
  }
}

/** On one line where there is room. */
function inBraces(fields: string, indent: string): string {
  const oneLine = fields.trim().replaceAll(/\n\s*/g, ' ');
  return oneLine.length + indent.length < 140 ? `{ ${oneLine} }` : `{\n${fields}${indent}}`;
}

const asksTypename = ([first]: readonly FieldNode[]) => first!.name.value === '__typename';

const scalars: Readonly<Record<string, string>> = { Int: 'number', Float: 'number', Boolean: 'boolean' };

function leafType(schema: GraphQLSchema, name: string): string {
  const type = schema.getType(name);
  if (!isEnumType(type)) return scalars[name] ?? 'string';
  return type
    .getValues()
    .map((value) => `'${value.name}'`)
    .join(' | ');
}

function inputType(schema: GraphQLSchema, node: TypeNode): string {
  if (node.kind === Kind.NON_NULL_TYPE) return inputType(schema, node.type);
  if (node.kind === Kind.LIST_TYPE) return `readonly (${inputType(schema, node.type)})[]`;
  const type = typeFromAST(schema, node);
  return isInputObjectType(type) ? 'object' : leafType(schema, node.name.value);
}
