import { RootFieldBuilder, type SchemaTypes } from '@pothos/core';
import type { FieldMapping } from '../compiler/mapping.ts';
import { isGraphQLName } from '../model/check.ts';
import { isUnique, type Properties } from '../model/define.ts';
import { connectionField } from './connection-field.ts';
import { rowsField } from './cypher.ts';
import { connectionFromCypher } from './graph-field-builder.ts';
import { type Builder, refOf } from './registry.ts';
import { scalarOf } from './scalars.ts';

const prototype = RootFieldBuilder.prototype as PothosSchemaTypes.RootFieldBuilder<SchemaTypes, unknown>;

/** The extension of a field that runs a statement of its own, at the root or beneath an object of the author. */
const atRoot = { graphStart: true } as const;

prototype.graphLookup = function graphLookup(model, { by, description, argument: name = by }) {
  const property = Object.hasOwn(model.properties, by) ? (model.properties as Properties)[by] : undefined;
  if (property === undefined || (property.type !== 'text' && property.type !== 'integer')) {
    throw new TypeError(`${model.label} cannot be looked up by ${by}: it must be a text or an integer.`);
  }
  if (!isUnique(model, by)) {
    throw new TypeError(
      `${model.label} cannot be looked up by ${by}: it is not unique in the model. Make it the key, or name it under 'unique'.`,
    );
  }
  if (!isGraphQLName(name)) {
    throw new TypeError(
      `${model.name} cannot be looked up by an argument '${name}', which is not a valid GraphQL name. Name the argument: { by: '${by}', argument: '…' }.`,
    );
  }
  const mapping: FieldMapping = { kind: 'lookup', target: model, by, argument: name };
  const { graph: options } = (this.builder as Builder).options;
  const isKey = by === model.key;
  const former = isKey && options?.currentKey ? ` A former value finds it too.` : '';
  const argument = {
    type: property.isElementId ? 'ID' : scalarOf(this.builder as Builder, property),
    required: true,
    description: `${property.description}${former}`,
    ...(isKey && { extensions: { graph: { keyOf: model } } }),
  };
  return this.field({
    type: refOf(this.builder as Builder, model),
    nullable: true,
    description,
    args: { [name]: this.arg(argument) },
    extensions: { graph: mapping, ...atRoot },
    resolve: () => null,
  });
};

prototype.graphSingle = function graphSingle(model, { description }) {
  if (model.abstract) throw new TypeError(`${model.label} is an abstract label. Name a label that has an object type.`);
  const mapping: FieldMapping = { kind: 'single', target: model };
  return this.field({
    type: refOf(this.builder as Builder, model),
    nullable: true,
    description,
    extensions: { graph: mapping, ...atRoot },
    resolve: () => null,
  });
};

prototype.graphConnection = function graphConnection(model, { description, union }) {
  return connectionField(this.builder as Builder, this, {
    target: model,
    union,
    hops: [],
    owner: undefined,
    description,
    edgeDescription: `An edge of a list of ${model.label}.`,
    orderByEdge: [],
  });
};

prototype.fromCypher = function fromCypher(options) {
  // Cast: `rowsField` serves fields with any arguments and properties.
  return rowsField(this.builder as Builder, this as never, options as never, true);
};

prototype.connectionFromCypher = function fromCypherAsConnection(options) {
  // Cast: as above.
  return connectionFromCypher(this.builder as Builder, this, undefined, options as never);
};
