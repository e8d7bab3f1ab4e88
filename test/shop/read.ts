import type { GraphModel, Properties } from '../../src/pothos-plugin-neo4j/model/index.ts';
import { Moment, type MomentType } from '../differential/moment.ts';
import type {
  Scalar,
  StoredGraph,
  StoredNode,
  StoredRelationship,
  Value,
  Values,
} from '../differential/stored-graph.ts';
import type { TestDatabase } from '../support/neo4j.ts';

/** A property in the database: its name, its type and its value. Values that JavaScript cannot hold are text. */
type Stored = readonly [name: string, type: string, value: unknown];

/** Every property with its type. Values that JavaScript cannot hold are converted to text. */
const properties = (of: string) => `[k IN keys(${of}) | [k, valueType(${of}[k]), CASE
  WHEN valueType(${of}[k]) =~ 'LIST.*(INTEGER|DATE|TIME|DURATION).*' THEN [x IN ${of}[k] | toString(x)]
  WHEN valueType(${of}[k]) =~ '(INTEGER|DATE|LOCAL|ZONED|DURATION).*' THEN toString(${of}[k])
  ELSE ${of}[k] END]]`;

/**
 * Copies a whole database into memory. Each value has its name in the database and its name in the model, so that readers can
 * use the names of the model only.
 */
export async function readByModel(database: TestDatabase, model: GraphModel): Promise<StoredGraph> {
  const run = (text: string) => database.run({ text, parameters: {} });
  const nodes = new Map<string, StoredNode>();
  for (const [id, labels, stored] of await run(`MATCH (n) RETURN elementId(n), labels(n), ${properties('n')}`)) {
    const own = new Set(labels as string[]);
    const models = model.nodes.filter(({ label }) => own.has(label));
    const values = named(id as string, stored as Stored[], models);
    nodes.set(id as string, { labels: own, properties: values, out: [], in: [] });
  }
  const ways = `MATCH (a)-[r]->(b) RETURN elementId(r), elementId(a), elementId(b), type(r), ${properties('r')}`;
  const relationships = (await run(ways)).map(([id, start, end, type, stored]) => {
    const [from, to] = [nodes.get(start as string)!, nodes.get(end as string)!];
    const models = model.relationships.filter((one) => one.type === type);
    const values = named(id as string, stored as Stored[], models);
    const relationship: StoredRelationship = { type: type as string, properties: values, from, to };
    from.out.push(relationship);
    to.in.push(relationship);
    return relationship;
  });
  const floats = model.nodes.flatMap(({ properties }) =>
    Object.entries(properties).flatMap(([name, { type }]) => (type === 'float' ? [name] : [])),
  );
  return { nodes: [...nodes.values()], relationships, ranked: '', floats: new Set(floats) };
}

function named(id: string, stored: readonly Stored[], models: readonly { readonly properties: Properties }[]): Values {
  const held = new Map(stored.map(([name, type, value]) => [name, heldIn(type, value)]));
  const values: Record<string, Value> = Object.create(null);
  values['# elementId'] = id;
  for (const [name, value] of held) values[name] = value;
  for (const model of models) {
    for (const [name, { storedAs, isElementId, list }] of Object.entries(model.properties)) {
      const value = isElementId ? id : (held.get(storedAs ?? name) ?? (list ? [] : undefined));
      if (value === undefined) delete values[name];
      else values[name] = value;
    }
  }
  return values;
}

function heldIn(type: string, value: unknown): Value {
  const list = /^LIST<(.*?)( NOT NULL)?> NOT NULL$/.exec(type);
  if (list !== null) return (value as readonly unknown[]).map((item) => scalarOf(list[1]!, item));
  return scalarOf(type.replace(/ NOT NULL$/, ''), value);
}

const moments: Readonly<Record<string, MomentType>> = {
  DATE: 'date',
  'ZONED DATETIME': 'dateTime',
  'LOCAL DATETIME': 'localDateTime',
  'ZONED TIME': 'time',
  'LOCAL TIME': 'localTime',
  DURATION: 'duration',
};

function scalarOf(type: string, value: unknown): Scalar {
  const moment = moments[type];
  if (moment !== undefined) return new Moment(moment, String(value));
  if (type === 'POINT') return placeOf(value as StoredPoint);
  if (type !== 'INTEGER') return value as Scalar;
  return Number.isSafeInteger(Number(value)) ? Number(value) : BigInt(String(value));
}

interface StoredPoint {
  readonly srid: unknown;
  readonly x: number;
  readonly y: number;
  readonly z?: number;
}

function placeOf({ srid, x, y, z }: StoredPoint): Scalar {
  const [number, isOnEarth] = [Number(srid), [4326, 4979].includes(Number(srid))];
  const third = z === undefined ? {} : isOnEarth ? { height: z } : { z };
  return { srid: number, ...(isOnEarth ? { longitude: x, latitude: y } : { x, y }), ...third };
}
