import { type FieldMap, type FieldRef, type InputFieldMap, ObjectFieldBuilder, type SchemaTypes } from '@pothos/core';
import type { Piece } from '../compiler/cypher.ts';
import type { EdgeModel, FieldMapping, Source } from '../compiler/mapping.ts';
import { isUnique, type NodeModel, type Properties, type Property } from '../model/define.ts';
import type { RelationshipModel } from '../model/relationship.ts';
import { connectionField } from './connection-field.ts';
import {
  type ArgumentsIn,
  type CypherOptions,
  computedField,
  type FromCypherOptions,
  type Knowledge,
  rowsField,
  type VisitsOption,
  visitsFrom,
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
  /** The union type of the field, if it is not the type of the relationship's end. */
  readonly union?: DeclaredUnion;
}

export interface RelatedConnectionOptions<Types extends SchemaTypes, Relationship extends RelationshipModel>
  extends Pick<NamingOptions, 'condition'> {
  readonly description: string;
  /** What the names of its types begin with. The default is the name of the type and of the field. */
  readonly name?: string;
  /** The fields of an edge beside `node` and `cursor`. They read the last relationship of the way. */
  readonly edge?: (t: GraphFieldBuilder<Types, Relationship>) => FieldMap;
  /** The names for the list of all relationships that lead to the node of an edge, if there can be several. */
  readonly links?: LinksOptions;
  /** Properties of the relationship that clients can order by too. */
  readonly orderByEdge?: readonly PropertyNames<Relationship>[];
  /** The union type of the nodes, if it is not the type of the relationship's end. */
  readonly union?: DeclaredUnion;
}

export interface ConnectionFromCypherOptions<
  Types extends SchemaTypes,
  Args extends InputFieldMap,
  P extends Properties,
> {
  readonly description: string;
  /** What the names of its types begin with. The default is the name of the type and of the field. */
  readonly name?: string;
  readonly args?: Args;
  readonly knows: Knowledge<P>;
  /** The label of the nodes that are found. */
  readonly of: NodeModel;
  /** The union type of the nodes, if it is not the type of `of`. */
  readonly union?: DeclaredUnion;
  /** The fields of an edge. They read the values that are returned with each node. */
  readonly edge?: (t: GraphFieldBuilder<Types, Knowledge<P>>) => FieldMap;
  /** The default order: by values that are returned with each node, and then by the key of the node. */
  readonly order?: readonly { readonly name: string & keyof P; readonly direction: 'ASC' | 'DESC' }[];
  /** The names for the list of all rows of the node of an edge. A node can have several if `knows` has a `key`. */
  readonly links?: LinksOptions;
  /** Values that clients can order by too. */
  readonly orderByEdge?: readonly (string & keyof P)[];
  /** The default, true, adds the arguments `filter` and `orderBy`; false adds neither. `'filter'` adds that alone, for a ranking. */
  readonly isSelectable?: boolean | 'filter';
  /** Makes cursors expire: each holds the value `known`, and is refused once the Cypher of `current` returns another text. */
  readonly epoch?: { readonly known: string & keyof P; readonly current: () => Piece };
  /** Adds `countBy`, and at the root `countsBy`, with the dimensions of `of`. */
  readonly isCountable?: boolean;
  /** Fields of the connection itself. Their Cypher has no `self`; it gets the arguments of the connection. */
  readonly parts?: (t: ConnectionPartBuilder<Types, Args>) => FieldMap;
  /**
   * How many relationships `body` reads for each row that it starts from, about: a number, or a function of the arguments. The
   * budget counts it. The default is 100.
   */
  readonly visits?: VisitsOption<Args>;
  /** Cypher that ends in `RETURN … AS ${found}, {…} AS ${known}`. */
  readonly body: (args: ArgumentsIn<Args>) => Piece;
}

/** Makes the fields of a connection that are computed by Cypher of the author. */
export interface ConnectionPartBuilder<Types extends SchemaTypes, Args extends InputFieldMap> {
  readonly cypher: (options: Omit<CypherOptions<Args>, 'args'>) => FieldRef<Types, unknown>;
}

/**
 * Builds the fields of the type of a label, or of the edges over a relationship. Beside the methods of Pothos it has those that
 * the compiler answers, such as `property` and `relation`, and `needs` for resolvers that read properties. Resolvers of
 * other fields get an object without properties.
 */
export class GraphFieldBuilder<
  Types extends SchemaTypes,
  Model extends NodeModel | EdgeModel,
> extends ObjectFieldBuilder<Types, object> {
  readonly #model: Model;

  constructor(builder: Builder, model: Model) {
    // Cast: `builder` has any types, and the constructor needs those of this class.
    super(builder as never);
    this.#model = model;
  }

  /** A field for a property. Its type, nullability and description come from the model. */
  property(name: PropertyNames<Model>, options: PropertyOptions = {}): FieldRef<Types, unknown> {
    return this.#named(() => {
      const property = propertyNamed(this.#model.properties, name);
      if (property === undefined) throw new TypeError(`The model has no property ${name}.`);
      if (property.internal)
        throw new TypeError(`The property ${name} is internal: it only serves an index or an order.`);
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

  /** The methods of Pothos, for fields with a resolver of the author that reads these properties and no others. */
  needs<const Name extends PropertyNames<Model>>(
    ...names: readonly Name[]
  ): ObjectFieldBuilder<Types, Pick<RowOf<Model>, Name>> {
    const unknown = names.find((name) => !Object.hasOwn(this.#model.properties, name));
    if (unknown !== undefined) throw new TypeError(`${this.#name}: The model has no property ${unknown}.`);
    // Cast: the names tell what the rows of its resolvers contain.
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

  /** The node, or the nodes, whose key a property of the model holds. */
  reference<To extends NodeModel>(
    name: PropertyNames<Model>,
    options: { readonly to: To; readonly by: PropertyNames<To>; readonly description: string } & NamingOptions,
  ): FieldRef<Types, unknown> {
    return this.#named(() => {
      const property = propertyNamed(this.#model.properties, name);
      if (property === undefined) throw new TypeError(`The model has no property ${name}.`);
      if (!isUnique(options.to, options.by)) {
        throw new TypeError(
          `${options.by} of ${options.to.label} is not unique in the model: make it the key, or name it under 'unique'.`,
        );
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
      // Cast: `connectionField` serves builders of any types.
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

  /** A value that Cypher of the author computes from the node, within the one statement. */
  cypher<Args extends InputFieldMap = Record<never, never>>(options: CypherOptions<Args>): FieldRef<Types, unknown> {
    // Cast: `computedField` serves fields with any arguments.
    return computedField(this.#graph, this as never, options as unknown as CypherOptions<InputFieldMap>);
  }

  /** The nodes or rows that Cypher of the author finds from the node, within the one statement. */
  override fromCypher<const P extends Properties, Args extends InputFieldMap = Record<never, never>>(
    options: FromCypherOptions<Args, P>,
  ): FieldRef<Types, unknown> {
    return this.#named(() => {
      // Cast: `rowsField` serves fields with any arguments.
      return rowsField(this.#graph, this as never, options as unknown as FromCypherOptions<InputFieldMap, Properties>);
    });
  }

  /** A connection whose nodes are found from the node by Cypher of the author. */
  override connectionFromCypher<const P extends Properties, Args extends InputFieldMap = Record<never, never>>(
    options: ConnectionFromCypherOptions<Types, Args, P>,
  ): FieldRef<Types, unknown> {
    return this.#named(() => {
      // Cast: `connectionFromCypher` serves fields with any arguments.
      return connectionFromCypher(this.#graph, this, this.#node, options as never) as never;
    });
  }

  /** In the type of a row: the node that was found. */
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
    // Cast: the functions of this plugin serve builders of any types.
    return this.builder as unknown as Builder;
  }

  get #node(): NodeModel {
    if ('label' in this.#model) return this.#model;
    throw new TypeError('An edge has no relations. Declare the relation for its node.');
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
    } as never); // Cast: the type of the field comes from the model at run time.
    // Cast: fields are recorded for builders of any types.
    remember(ref as never, { mapping, description: field.description, condition, ...(property && { property }) });
    return ref;
  }
}

/** An own property only, so that names like `constructor` find nothing. */
const propertyNamed = (properties: Properties, name: string): Property | undefined =>
  Object.hasOwn(properties, name) ? properties[name] : undefined;

/** A connection whose nodes are found by Cypher of the author. Its pages are cut by position, as in every connection. */
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
  // Cast: `t` can be the builder of a type or of root fields.
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
      source: { write: options.body as Source['write'], visits: visitsFrom(options.visits), knows },
      args,
      defaultOrder: order,
      epoch: options.epoch,
      isSelectable,
      isCountable,
      parts: parts && (() => parts(new GraphFieldBuilder<SchemaTypes, Knowledge>(builder, knows))),
    },
  });
}
