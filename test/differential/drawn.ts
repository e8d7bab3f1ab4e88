import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  parse,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { coordinatesOf, nameOf } from './coordinates.ts';
import type { Operation } from './draft.ts';

/** Counts how often operations select each field, give each argument, and use each type of a schema. */
export class Drawn {
  readonly #schema: GraphQLSchema;
  readonly #counts: Map<string, number>;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    const names = [...coordinatesOf(schema).coordinates.map(nameOf), ...typesOf(schema)];
    this.#counts = new Map(names.map((name) => [name, 0]));
  }

  add({ source, variables }: Operation): void {
    const info = new TypeInfo(this.#schema);
    const document = parse(source);
    visit(
      document,
      visitWithTypeInfo(info, {
        Field: ({ name }) => {
          const [type, field] = [info.getParentType(), info.getFieldDef()];
          if (type && field && !name.value.startsWith('__')) this.#count(`${type.name}.${name.value}`);
          if (field) this.#count(getNamedType(field.type).name);
        },
        Argument: ({ name }) => {
          const [type, field] = [info.getParentType(), info.getFieldDef()];
          if (info.getDirective() === null && type && field) this.#count(`${type.name}.${field.name}(${name.value}:)`);
          this.#countType(info.getInputType());
        },
        ObjectField: () => this.#countType(info.getInputType()),
        NamedType: ({ name }) => this.#count(name.value),
        VariableDefinition: ({ variable, type }) => {
          const declared = typeFromAST(this.#schema, type as never) as GraphQLInputType | undefined;
          this.#countValue(declared, variables[variable.name.value]);
        },
      }),
    );
  }

  /** The fields, arguments and types that no operation used. */
  get missing(): readonly string[] {
    return [...this.#counts].filter(([, count]) => count === 0).map(([name]) => name);
  }

  /** One line for each type: its count, and the counts of its fields and their arguments. */
  toString(): string {
    const lines = typesOf(this.#schema).map((type) => {
      const own = [...this.#counts].filter(([name]) => name.startsWith(`${type}.`));
      const fields = own.map(([name, count]) => `${name.slice(type.length + 1).replace(/:\)$/, ')')} ${count}`);
      return [`${type} ${this.#counts.get(type)}`, ...fields].join(', ');
    });
    return lines.join('\n');
  }

  get size(): number {
    return this.#counts.size;
  }

  #count(name: string): void {
    const count = this.#counts.get(name);
    if (count !== undefined) this.#counts.set(name, count + 1);
  }

  #countType(type: GraphQLInputType | null | undefined): void {
    if (type) this.#count(getNamedType(type).name);
  }

  /** Counts the types of the values in variables. */
  #countValue(type: GraphQLInputType | undefined, value: unknown): void {
    if (type === undefined || value === null || value === undefined) return;
    const bare = getNullableType(type);
    if (isListType(bare)) {
      for (const item of [value].flat()) this.#countValue(bare.ofType as GraphQLInputType, item);
      return;
    }
    this.#countType(type);
    if (!isInputObjectType(bare)) return;
    for (const [name, item] of Object.entries(value as object)) this.#countValue(bare.getFields()[name]?.type, item);
  }
}

const typesOf = (schema: GraphQLSchema): readonly string[] =>
  Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'));
