import { type FieldMap, type FieldRef, type InputFieldMap, ObjectFieldBuilder, type SchemaTypes } from '@pothos/core';
import type { Piece } from '../compiler/cypher.ts';
import type { EdgeModel, FieldMapping, Source } from '../compiler/mapping.ts';
import { isUnique, type NodeModel, type Properties, type Property, type RelationshipModel } from '../model/define.ts';
import { connectionField } from './connection-field.ts';
import {
  type ArgumentsIn,
  type CypherOptions,
  computedField,
  type FromCypherOptions,
  type Knowledge,
  rowsField,
} from './cypher.ts';
import { remember } from './declared-fields.ts';
import type { Joining } from './joining.ts';
import { namingField } from './naming-errors.ts';
import { NeedingFieldBuilder } from './needing-field-builder.ts';
import { type Builder, type DeclaredUnion, enumOf, refOf } from './registry.ts';
import { scalarOf } from './scalars.ts';
import type { LastOf, LinksOptions, NamingOptions, PropertyNames, PropertyOptions, RowOf, Way } from './types.ts';
import { hopsOf } from './way.ts';

export interface RelationOptions extends Pick<NamingOptions, 'condition'> {
  readonly description: string;
  /** A union of the types that can stand at the end, where it is not the type of the relationship's end. */
  readonly union?: DeclaredUnion;
}

export interface RelatedConnectionOptions<Types extends SchemaTypes, Relationship extends RelationshipModel>
  extends Pick<NamingOptions, 'condition'> {
  readonly description: string;
  /** What the names of its types begin with, where that is not the name of the type and of the field. */
  readonly name?: string;
  /** The fields of an edge beside `node` and `cursor`: what the last relationship of the way knows. */
  readonly edge?: (t: GraphFieldBuilder<Types, Relationship>) => FieldMap;
  /** How edges name all relationships that lead to their node, where those can be several. */
  readonly links?: LinksOptions;
  /** Properties of the relationship that the connection can be ordered by too. */
  readonly orderByEdge?: readonly PropertyNames<Relationship>[];
  /** A union of the types that are listed, where it is not the type of the relationship's end. */
  readonly union?: DeclaredUnion;
}

export interface ConnectionFromCypherOptions<
  Types extends SchemaTypes,
  Args extends InputFieldMap,
  P extends Properties,
> {
  readonly description: string;
  /** What the names of its types begin with, where that is not the name of the type and of the field. */
  readonly name?: string;
  readonly args?: Args;
  readonly knows: Knowledge<P>;
  /** The kind of node that is found. */
  readonly of: NodeModel;
  /** A union of the types that can be found, where it is not the type of `of`. */
  readonly union?: DeclaredUnion;
  /** The fields of an edge: what is known of each node. */
  readonly edge?: (t: GraphFieldBuilder<Types, Knowledge<P>>) => FieldMap;
  /** The order where a client asks for none: by what is known, and then by the key of the node. */
  readonly order?: readonly { readonly name: string & keyof P; readonly direction: 'ASC' | 'DESC' }[];
  /** How edges name all that is known of their node, where it can be found several times: then a `key` is known of it. */
  readonly links?: LinksOptions;
  /** What is known that clients can order by too. */
  readonly orderByEdge?: readonly (string & keyof P)[];
  /** False leaves `filter` and `orderBy` away; `filter` leaves `orderBy` away, for a ranking. */
  readonly isSelectable?: boolean | 'filter';
  /** Positions hold the property `known`; they are refused once `current` returns another text. */
  readonly epoch?: { readonly known: string & keyof P; readonly current: () => Piece };
  /** Offers `countBy`, and at the root `countsBy`, by the dimensions of `of`. */
  readonly isCountable?: boolean;
  /** Fields of the connection itself, whose Cypher has no `self`: it takes the arguments of the connection. */
  readonly parts?: (t: ConnectionPartBuilder<Types, Args>) => FieldMap;
  /** Ends in `RETURN … AS ${found}, {…} AS ${known}`. */
  readonly body: (args: ArgumentsIn<Args>) => Piece;
}

/** Makes the fields of a connection that an author's own Cypher computes. */
export interface ConnectionPartBuilder<Types extends SchemaTypes, Args extends InputFieldMap> {
  readonly cypher: (options: Omit<CypherOptions<Args>, 'args'>) => FieldRef<Types, unknown>;
}

/**
 * Builds the fields of a type that stands for a label, or of the edges over a relationship. Beside Pothos's own methods
 * it has `property`, `relation`, `relatedConnection` and `reference`, which the compiler answers, and `needs` for
 * resolvers that read properties: others are given nothing to read.
 */
export class GraphFieldBuilder<
  Types extends SchemaTypes,
  Model extends NodeModel | EdgeModel,
> extends ObjectFieldBuilder<Types, object> {
  readonly #model: Model;

  constructor(builder: Builder, model: Model) {
    // Cast: a builder of any types is given where one of these types is asked for.
    super(builder as never);
    this.#model = model;
  }

  /** A property of the model: type, nullability and description follow from it. */
  property(name: PropertyNames<Model>, options: PropertyOptions = {}): FieldRef<Types, unknown> {
    return this.#named(() => {
      const property = propertyNamed(this.#model.properties, name);
      if (property === undefined) throw new TypeError(`The model has no property ${name}.`);
      if (property.internal) throw new TypeError(`The property ${name} only serves an index.`);
      const type = property.enumeration ? enumOf(this.#graph, property.enumeration) : scalarOf(this.#graph, property);
      return this.#field({
        type: property.list ? [type] : type,
        nullable: property.list ? { list: false, items: false } : (options.nullable ?? !property.required),
        description: options.description ?? property.description,
        naming: options,
        mapping: { kind: 'property', name },
        property,
      });
    });
  }

  /** Pothos's methods, for fields with a resolver that reads these properties of the model and no others. */
  needs<const Name extends PropertyNames<Model>>(
    ...names: readonly Name[]
  ): ObjectFieldBuilder<Types, Pick<RowOf<Model>, Name>> {
    const unknown = names.find((name) => !Object.hasOwn(this.#model.properties, name));
    if (unknown !== undefined) throw new TypeError(`${this.#name}: The model has no property ${unknown}.`);
    // Cast: the names say what the rows of its resolvers hold.
    return new NeedingFieldBuilder(this.#graph, names, this.#model.properties) as never;
  }

  /** The one node at the end of a way, or null. */
  relation<const W extends Way>(way: W & Joining<Model, W>, options: RelationOptions): FieldRef<Types, unknown> {
    return this.#named(() => {
      const hops = hopsOf(this.#node, way);
      const { target } = hops.at(-1)!;
      return this.#field({
        type: options.union?.ref ?? refOf(this.#graph, target),
        nullable: true,
        description: options.description,
        naming: options,
        mapping: { kind: 'relation', hops, target },
      });
    });
  }

  /** The node, or the nodes, that a property of the model names by a key. */
  reference<To extends NodeModel>(
    name: PropertyNames<Model>,
    options: { readonly to: To; readonly by: PropertyNames<To>; readonly description: string } & NamingOptions,
  ): FieldRef<Types, unknown> {
    return this.#named(() => {
      const property = propertyNamed(this.#model.properties, name);
      if (property === undefined) throw new TypeError(`The model has no property ${name}.`);
      if (!isUnique(options.to, options.by)) {
        throw new TypeError(`Nothing makes ${options.by} unique in ${options.to.label}.`);
      }
      const ref = refOf(this.#graph, options.to);
      return this.#field({
        type: property.list ? [ref] : ref,
        nullable: property.list ? { list: false, items: false } : true,
        description: options.description,
        naming: options,
        mapping: { kind: 'reference', name, target: options.to, by: options.by },
        property,
      });
    });
  }

  /** The nodes at the end of a way, as a connection with edges of its own. */
  relatedConnection<const W extends Way>(
    way: W & Joining<Model, W>,
    options: RelatedConnectionOptions<Types, LastOf<W>>,
  ): FieldRef<Types, unknown> {
    return this.#named(() => {
      const hops = hopsOf(this.#node, way);
      const { target, relationship } = hops.at(-1)!;
      const {
        edge,
        description,
        links,
        orderByEdge = [],
        union,
        name,
        condition,
      } = options as RelatedConnectionOptions<Types, RelationshipModel>;
      // Cast: the field is made for a builder of any types, and is one of these types.
      return connectionField(this.#graph, this as never, {
        target,
        union,
        hops,
        owner: this.#node,
        name,
        condition,
        description,
        edgeDescription: `An edge of: ${description}`,
        links,
        orderByEdge,
        edgeFields: edge && (() => edge(new GraphFieldBuilder<Types, RelationshipModel>(this.#graph, relationship))),
      }) as never; // Cast: as above.
    });
  }

  /** A value that an author's own Cypher computes beside the node, within the one statement. */
  cypher<Args extends InputFieldMap = Record<never, never>>(options: CypherOptions<Args>): FieldRef<Types, unknown> {
    // Cast: the arguments of one field stand where those of any are asked for.
    return computedField(this.#graph, this as never, options as unknown as CypherOptions<InputFieldMap>);
  }

  /** The nodes, or rows, that an author's own Cypher finds from the node, within the one statement. */
  override fromCypher<const P extends Properties, Args extends InputFieldMap = Record<never, never>>(
    options: FromCypherOptions<Args, P>,
  ): FieldRef<Types, unknown> {
    return this.#named(() => {
      // Cast: the arguments of one field stand where those of any are asked for.
      return rowsField(this.#graph, this as never, options as unknown as FromCypherOptions<InputFieldMap, Properties>);
    });
  }

  /** A connection whose nodes an author's own Cypher finds from the node. */
  override connectionFromCypher<const P extends Properties, Args extends InputFieldMap = Record<never, never>>(
    options: ConnectionFromCypherOptions<Types, Args, P>,
  ): FieldRef<Types, unknown> {
    return this.#named(() => {
      // Cast: the arguments of one field stand where those of any are asked for.
      return connectionFromCypher(this.#graph, this, this.#node, options as never) as never;
    });
  }

  /** On a row that an author's own Cypher found: the node. */
  found(model: NodeModel, options: { readonly description: string }): FieldRef<Types, unknown> {
    const { description } = options;
    return this.#field({
      type: refOf(this.#graph, model),
      nullable: false,
      description,
      mapping: { kind: 'edgeNode' },
    });
  }

  get #graph(): Builder {
    // Cast: the functions of this plugin serve a builder of any types.
    return this.builder as unknown as Builder;
  }

  get #node(): NodeModel {
    if ('label' in this.#model) return this.#model;
    throw new TypeError('An edge has no relations of its own; its node has.');
  }

  get #name(): string {
    return 'label' in this.#model ? this.#model.name : this.#model.type;
  }

  #named(make: () => FieldRef<Types, unknown>): FieldRef<Types, unknown> {
    return namingField(this.#name, make);
  }

  #field(options: {
    readonly type: unknown;
    readonly nullable: unknown;
    readonly description: string;
    readonly naming?: NamingOptions;
    readonly mapping: FieldMapping;
    readonly property?: Property;
  }): FieldRef<Types, unknown> {
    const { mapping, property, naming: { deprecationReason, condition } = {}, ...field } = options;
    const ref = this.field({
      ...field,
      ...(deprecationReason !== undefined && { deprecationReason }),
      extensions: { graph: mapping },
      resolve: () => null,
    } as never); // Cast: the type of a field follows from the model at run time.
    // Cast: fields are kept for a builder of any types.
    remember(ref as never, { mapping, description: field.description, condition, ...(property && { property }) });
    return ref;
  }
}

/** Not what every object of JavaScript has, such as `constructor`. */
const propertyNamed = (properties: Properties, name: string): Property | undefined =>
  Object.hasOwn(properties, name) ? properties[name] : undefined;

/** A connection whose nodes an author's own Cypher finds: paged by position like every other. */
export function connectionFromCypher(
  builder: Builder,
  t: object,
  owner: NodeModel | undefined,
  options: ConnectionFromCypherOptions<SchemaTypes, InputFieldMap, Properties>,
): FieldRef<SchemaTypes, unknown> {
  const {
    description,
    args = {},
    knows,
    of: target,
    union,
    edge,
    links,
    order,
    orderByEdge = [],
    isSelectable = true,
    isCountable = false,
    parts,
  } = options;
  // Cast: it serves fields of a type and root fields alike.
  return connectionField(builder, t as never, {
    target,
    union,
    hops: [],
    owner,
    name: options.name,
    description,
    edgeDescription: `An edge of: ${description}`,
    links,
    orderByEdge,
    edgeFields: edge && (() => edge(new GraphFieldBuilder<SchemaTypes, Knowledge>(builder, knows))),
    found: {
      source: { write: options.body as Source['write'], knows },
      args,
      defaultOrder: order,
      epoch: options.epoch,
      isSelectable,
      isCountable,
      parts: parts && (() => parts(new GraphFieldBuilder<SchemaTypes, Knowledge>(builder, knows))),
    },
  });
}
