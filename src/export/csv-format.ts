import { type FactType, factTypeOf } from '../model/fact-type.ts';
import type { NodeModel, RelationshipModel } from '../pothos-plugin-neo4j/model/index.ts';
import { exportedProperties } from './properties.ts';

/** One file of rows; `path` is below the folder, with `/` between its parts. */
export interface CsvFile<Model = NodeModel | RelationshipModel> {
  readonly path: string;
  readonly model: Model;
  readonly rows: number;
}

export interface CsvExport {
  readonly nodes: readonly CsvFile<NodeModel>[];
  readonly relationships: readonly CsvFile<RelationshipModel>[];
  /** Stands between the items of a list. */
  readonly delimiter: string;
  /** The files beside the rows, below the folder. */
  readonly guides: readonly string[];
}

const typeNames: Readonly<Record<FactType, string>> = {
  text: 'string',
  integer: 'long',
  float: 'double',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'datetime',
};

/** Headers as `neo4j-admin database import` reads them: what a column is, and its type. */
export function nodeHeader(model: NodeModel): readonly string[] {
  const key = `${model.key}:ID(${model.keyLabel})`;
  return [key, ':LABEL', ...columnsOf(model).map(([, header]) => header)];
}

export function relationshipHeader(model: RelationshipModel): readonly string[] {
  const { from, to } = model;
  const ends = [`:START_ID(${from.keyLabel})`, `:END_ID(${to.keyLabel})`];
  return [...ends, ':TYPE', ...columnsOf(model).map(([, header]) => header)];
}

/** The columns of properties: name and header, which says no type where that is text. The key of a node has a column of its own. */
export function columnsOf(model: NodeModel | RelationshipModel): readonly (readonly [name: string, header: string])[] {
  return exportedProperties(model.properties, 'csv')
    .filter(([name]) => !('label' in model && name === model.key))
    .map(([name, { type, list }]) => [
      name,
      type === 'text' && !list ? name : `${name}:${typeNames[factTypeOf({ type })]}${list ? '[]' : ''}`,
    ]);
}
