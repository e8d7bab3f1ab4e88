import type { FieldRef, InputFieldMap, InputShapeFromFields, OutputType, SchemaTypes } from '@pothos/core';
import type { Piece } from '../compiler/cypher.ts';
import type { FieldMapping, Source } from '../compiler/mapping.ts';
import type { Arguments } from '../compiler/request-values.ts';
import type { NodeModel, Properties, PropertyType } from '../model/define.ts';
import { type Builder, type GraphRef, type RowRef, refOf } from './registry.ts';
import { scalarOf } from './scalars.ts';

export type { Piece } from '../compiler/cypher.ts';
export { cypher, found, known, link, parameter, self, value, visible } from '../compiler/cypher.ts';
export type { Visible } from '../compiler/visibility.ts';

/** What an author's own Cypher knows of each node that it finds, by name. */
export interface Knowledge<P extends Properties = Properties> {
  readonly type: string;
  readonly properties: P;
}

/** Declares what Cypher of an author's own knows of each node that it finds: `known` is a map with these keys. */
export function knowledge<const P extends Properties>(name: string, properties: P): Knowledge<P> {
  return Object.freeze({ type: name, properties });
}

/** The values of arguments, as the author's functions take them. */
export type ArgumentsIn<Args extends InputFieldMap> = InputShapeFromFields<Args>;

export interface CypherOptions<Args extends InputFieldMap> {
  readonly description: string;
  readonly type: PropertyType;
  /** All values that the Cypher returns, in its order, and not the first alone. */
  readonly list?: boolean;
  readonly args?: Args;
  /** The type of the field where it is another, of which nothing is read from the graph; then `read` makes its values. */
  readonly as?: OutputType<SchemaTypes>;
  /** Makes what the field answers of what was returned: of one value, or with `list` of all. */
  readonly read?: (value: unknown) => unknown;
  /** Ends in `RETURN … AS ${value}`. `self` is the node, `link` the relationship that led to it where the field stands on an edge. */
  readonly body: (args: ArgumentsIn<Args>) => Piece;
}

/** A field whose value an author's own Cypher computes, within the one statement. */
export function computedField<Types extends SchemaTypes>(
  builder: Builder,
  t: FieldMaker,
  { description, type, list = false, args, as, read, body }: CypherOptions<InputFieldMap>,
): FieldRef<Types, unknown> {
  const mapping: FieldMapping = { kind: 'computed', write: body as (args: Arguments) => Piece, type, list, read };
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
  /** What is known of each node; absent where nothing is. */
  readonly knows?: Knowledge<P>;
  /** The kind of node that is found. */
  readonly of: NodeModel;
  /** The type of a row, from `builder.graphRow`; the nodes themselves where absent. */
  readonly as?: RowRef;
  /** All that is found, or the first alone. */
  readonly list: boolean;
  /** False where it is there whenever its owner is; true where nothing is said. */
  readonly nullable?: boolean;
  /** The most that can be found, for the budget: a number, or what follows from the arguments. */
  readonly most?: number | ((args: ArgumentsIn<Args>) => number);
  /** The order of a list, by what is known of each node. */
  readonly orderBy?: readonly { readonly name: string & keyof P; readonly direction: 'ASC' | 'DESC' }[];
  /**
   * At the root: finds those keys among the arguments that no node has, and ends in `RETURN … AS ${value}`. Where `isAsked`
   * says so, such keys make the field a `NOT_FOUND`.
   */
  readonly missing?: {
    readonly isAsked: (args: ArgumentsIn<Args>) => boolean;
    readonly body: (args: ArgumentsIn<Args>) => Piece;
    /** The error for such keys; one that names them where nothing is said. */
    readonly error?: (keys: readonly string[]) => Error;
  };
  /** Ends in `RETURN … AS ${found}, {…} AS ${known}`. */
  readonly body: (args: ArgumentsIn<Args>) => Piece;
}

const nothing: Knowledge = knowledge('Nothing', {});

/** A field whose nodes, or rows, an author's own Cypher finds, within the one statement. */
export function rowsField<Types extends SchemaTypes>(
  builder: Builder,
  t: FieldMaker,
  options: FromCypherOptions<InputFieldMap, Properties>,
  isStart = false,
): FieldRef<Types, unknown> {
  const { description, args, knows = nothing, of: target, as, list, nullable = true } = options;
  const { most = 1, orderBy = [], missing, body } = options;
  const wrong = orderBy.find(({ name }) => knows.properties[name] === undefined);
  if (wrong !== undefined)
    throw new TypeError(`${knows.type} cannot be ordered by ${wrong.name}: it does not know it.`);
  const mapping: FieldMapping = {
    kind: 'rows',
    target,
    source: { write: body as Source['write'], knows },
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

/** The one method that is needed here of a field builder, whatever its types. */
interface FieldMaker {
  readonly field: (options: object) => unknown;
}
