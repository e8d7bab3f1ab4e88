import { model } from '../model/g7.ts';
import { event } from '../model/nodes.ts';
import {
  isA,
  type NodeModel,
  type Property,
  type RelationshipModel,
  text,
} from '../pothos-plugin-neo4j/model/index.ts';
import type { Format } from './format.ts';
import { exportedNodes, exportedProperties } from './properties.ts';
import type { ExportedGraph, ExportedNode, ExportedRelationship, Value } from './rows.ts';

/** One column: its name, and what the model says of its values. */
export interface Column {
  readonly name: string;
  readonly property: Property;
  /** The table whose key its values are; `undefined` where that is none, or one of several. */
  readonly refersTo: string | undefined;
}

export type TableRow = readonly (Value | undefined)[];

/** The records of one kind as rows, under plain names. */
export interface Table {
  /** A label or a relationship type. */
  readonly name: string;
  readonly description: string;
  /** The column that tells one row from every other; `undefined` in tables of relationships. */
  readonly key: string | undefined;
  readonly columns: readonly Column[];
  rows(): AsyncIterable<TableRow>;
}

/** Kinds whose records stand in one table, as people look for them. */
const SHARED: readonly NodeModel[] = [event];

/** The table that a label's records stand in. */
const tableOf = (node: NodeModel): NodeModel => SHARED.find((shared) => isA(node, shared)) ?? node;

/** A graph as tables: one for each label, one for all events, one for each relationship type. */
export function tablesOf(graph: ExportedGraph, format: Format): readonly Table[] {
  const holders = [...new Set(graph.nodes.map(({ model: node }) => tableOf(node)))];
  const nodes = holders.map((holder) => {
    const parts = graph.nodes.filter(({ model: node }) => tableOf(node) === holder);
    const columns = columnsOf(
      holder,
      parts.map((part) => part.model),
      format,
    );
    return {
      name: holder.label,
      description: holder.description,
      key: holder.key,
      columns,
      rows: async function* () {
        for (const part of parts) for await (const node of part.rows()) yield nodeRow(node, columns);
      },
    };
  });
  const relationships = graph.relationships.map(({ model: relationship, rows }) => {
    const columns = relationshipColumns(relationship, format);
    return {
      name: relationship.type,
      description: relationship.description,
      key: undefined,
      columns,
      rows: async function* () {
        for await (const each of rows()) yield relationshipRow(each, columns);
      },
    };
  });
  return [...nodes, ...relationships];
}

function columnsOf(holder: NodeModel, kinds: readonly NodeModel[], format: Format): readonly Column[] {
  const found = new Map<string, Property>();
  for (const { properties } of [holder, ...kinds]) {
    for (const [name, property] of exportedProperties(properties, format)) {
      // What one kind alone has is absent in the others.
      const isShared = name in holder.properties;
      if (!found.has(name)) found.set(name, isShared ? property : { ...property, required: false });
    }
  }
  const key = found.get(holder.key)!;
  found.delete(holder.key);
  return [...new Map([[holder.key, key], ...found])].map(([name, property]) => ({
    name,
    property,
    refersTo: undefined,
  }));
}

function relationshipColumns({ from, to, properties }: RelationshipModel, format: Format): readonly Column[] {
  return [
    { name: 'from', property: text(`The key of the ${from.label} it starts from.`), refersTo: onlyTableOf(from) },
    { name: 'to', property: text(`The key of the ${to.label} it leads to.`), refersTo: onlyTableOf(to) },
    ...exportedProperties(properties, format).map(([name, property]) => ({ name, property, refersTo: undefined })),
  ];
}

function onlyTableOf(end: NodeModel): string | undefined {
  const holders = new Set(
    exportedNodes(model)
      .filter((node) => !node.abstract && isA(node, end))
      .map(tableOf),
  );
  return holders.size === 1 ? [...holders][0]!.label : undefined;
}

const nodeRow = ({ model: node, key, values }: ExportedNode, columns: readonly Column[]): TableRow =>
  columns.map(({ name }) => (name === node.key ? key : values[name]));

const relationshipRow = ({ from, to, values }: ExportedRelationship, columns: readonly Column[]): TableRow =>
  columns.map(({ name }, index) => (index < 2 ? [from, to][index] : values[name]));

/** Neo4j may add the name of a zone in brackets, which other readers do not know. */
export const plainInstant = (value: Value): string => String(value).replace(/\[.*\]$/, '');
