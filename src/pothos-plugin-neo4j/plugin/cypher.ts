import type { FieldRef, InputFieldMap, InputShapeFromFields, OutputType, SchemaTypes } from '@pothos/core';
import type { Piece } from '../compiler/cypher.ts';
import type { CustomVisits, FieldMapping, Source } from '../compiler/mapping.ts';
import type { Arguments } from '../compiler/request-values.ts';
import { customVisits } from '../compiler/statistics.ts';
import type { NodeModel, Properties, PropertyType } from '../model/define.ts';
import { type Builder, type GraphRef, type RowRef, refOf } from './registry.ts';
import { scalarOf } from './scalars.ts';

export type { Piece } from '../compiler/cypher.ts';
export { cypher, found, known, link, parameter, self, value, visible } from '../compiler/cypher.ts';
export type { Visible } from '../compiler/visibility.ts';

/** The values that Cypher of the author returns with each node that it finds, by name. */
export interface Knowledge<P extends Properties = Properties> {
  readonly type: string;
  readonly properties: P;
}

/** Declares the values that Cypher of the author returns with each node: the keys of the map `known`, and their types. */
export function knowledge<const P extends Properties>(name: string, properties: P): Knowledge<P> {
  return Object.freeze({ type: name, properties });
}

/** The argument values that functions of the author get. */
export type ArgumentsIn<Args extends InputFieldMap> = InputShapeFromFields<Args>;

export type VisitsOption<Args extends InputFieldMap> = number | ((args: ArgumentsIn<Args>) => number);

/** The visits of a field as the compiler asks for them. */
export function visitsFrom(option: VisitsOption<never> | undefined = customVisits): CustomVisits {
  return typeof option === 'number' ? () => option : (option as CustomVisits);
}

export interface CypherOptions<Args extends InputFieldMap> {
  readonly description: string;
  readonly type: PropertyType;
  /** Whether the field is the list of all values that the Cypher returns, in its order. Otherwise it is the first. */
  readonly list?: boolean;
  readonly args?: Args;
  /** The GraphQL type of the field, if it is not that of `type`. `read` then makes its values. It must not be a type of the graph. */
  readonly as?: OutputType<SchemaTypes>;
  /** Converts what the Cypher returned to the value of the field: one value, or with `list` the array of all. */
  readonly read?: (value: unknown) => unknown;
  /**
   * How many relationships `body` reads for each row that it starts from, about: a number, or a function of the arguments. The
   * budget counts it. The default is 100.
   */
  readonly visits?: VisitsOption<Args>;
  /** Cypher that ends in `RETURN … AS ${value}`. `self` is the node; in a field of an edge, `link` is the relationship to it. */
  readonly body: (args: ArgumentsIn<Args>) => Piece;
}

/** A field whose value is computed by Cypher of the author, within the one statement. */
export function computedField<Types extends SchemaTypes>(
  builder: Builder,
  t: FieldMaker,
  { description, type, list = false, args, as, read, visits, body }: CypherOptions<InputFieldMap>,
): FieldRef<Types, unknown> {
  const write = body as (args: Arguments) => Piece;
  const mapping: FieldMapping = { kind: 'computed', write, visits: visitsFrom(visits), type, list, read };
  const scalar = as ?? scalarOf(builder, { type, isWide: false });
  return t.field({
    type: list ? [scalar] : scalar,
    nullable: list ? { list: true, items: false } : true,
    description,
    ...(args && { args }),
    extensions: { graph: mapping },
    resolve: () => null,
  }) as FieldRef<Types, unknown>;
}

export interface FromCypherOptions<Args extends InputFieldMap, P extends Properties> {
  readonly description: string;
  readonly args?: Args;
  /** The values that are returned with each node, if there are any. */
  readonly knows?: Knowledge<P>;
  /** The label of the nodes that are found. */
  readonly of: NodeModel;
  /** The type of a row, from `builder.graphRow`. Without it, the field returns the nodes. */
  readonly as?: RowRef;
  /** Whether the field is the list of everything that is found. Otherwise it is the first. */
  readonly list: boolean;
  /** Whether the field can be null. The default is true. */
  readonly nullable?: boolean;
  /** The most rows that can be found, for the budget: a number, or a function of the arguments. */
  readonly most?: number | ((args: ArgumentsIn<Args>) => number);
  /** The order of a list, by the values that are returned with each node. */
  readonly orderBy?: readonly { readonly name: string & keyof P; readonly direction: 'ASC' | 'DESC' }[];
  /**
   * How many relationships `body` reads for each row that it starts from, about: a number, or a function of the arguments. The
   * budget counts it. The default is 100.
   */
  readonly visits?: VisitsOption<Args>;
  /**
   * Only at the root: `body` is Cypher that finds the keys among the arguments that no node has. It ends in
   * `RETURN … AS ${value}`. If `isAsked` is true and there are such keys, the field is the error `NOT_FOUND`.
   */
  readonly missing?: {
    readonly isAsked: (args: ArgumentsIn<Args>) => boolean;
    readonly body: (args: ArgumentsIn<Args>) => Piece;
    /** The error for such keys. The default error names them. */
    readonly error?: (keys: readonly string[]) => Error;
  };
  /** Cypher that ends in `RETURN … AS ${found}, {…} AS ${known}`. */
  readonly body: (args: ArgumentsIn<Args>) => Piece;
}

const nothing: Knowledge = knowledge('Nothing', {});

/** A field whose nodes or rows are found by Cypher of the author, within the one statement. */
export function rowsField<Types extends SchemaTypes>(
  builder: Builder,
  t: FieldMaker,
  options: FromCypherOptions<InputFieldMap, Properties>,
  isStart = false,
): FieldRef<Types, unknown> {
  const { description, args, knows = nothing, of: target, as, list, nullable = true } = options;
  const { most = 1, orderBy = [], missing, visits, body } = options;
  const wrong = orderBy.find(({ name }) => knows.properties[name] === undefined);
  if (wrong !== undefined)
    throw new TypeError(`${knows.type} cannot be ordered by ${wrong.name}: it has no such value.`);
  const mapping: FieldMapping = {
    kind: 'rows',
    target,
    source: { write: body as Source['write'], visits: visitsFrom(visits), knows },
    orderBy,
    list,
    most: typeof most === 'number' ? () => most : (most as (args: Arguments) => number),
    of: as === undefined ? 'nodes' : 'rows',
    missing: missing && {
      isAsked: missing.isAsked as (args: Arguments) => boolean,
      write: missing.body as Source['write'],
      error: missing.error,
    },
  };
  const type: GraphRef | RowRef = as ?? refOf(builder, target);
  return t.field({
    type: list ? [type] : type,
    nullable: list ? { list: nullable, items: false } : nullable,
    description,
    ...(args && { args }),
    extensions: { graph: mapping, graphStart: isStart },
    resolve: () => null,
  }) as FieldRef<Types, unknown>;
}

/** The one method of a field builder that is used here, for any types. */
interface FieldMaker {
  readonly field: (options: object) => unknown;
}
