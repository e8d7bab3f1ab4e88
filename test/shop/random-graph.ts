import type { Session } from 'neo4j-driver';
import {
  type GraphModel,
  isA,
  labelsOf,
  type NodeModel,
  quoteName,
  type RelationshipModel,
  storedAt,
} from '../../src/pothos-plugin-neo4j/model/index.ts';
import type { Random } from '../differential/random.ts';
import type { TestDatabase } from '../support/neo4j.ts';
import { randomValue } from './random-models.ts';

/** Some nodes of every label, and relationships. Some are parallel, and some join nodes with other labels than the model names. */
export async function writeGraph({ driver }: TestDatabase, random: Random, model: GraphModel): Promise<void> {
  const session = driver.session();
  try {
    await session.run('MATCH (n) DETACH DELETE n');
    const ids: Ids = new Map(model.nodes.map((node) => [node, []]));
    // A key must be unique among all types that implement an interface.
    for (const [place, node] of model.nodes.entries()) await writeNodes(session, random, node, { ids, place });
    for (const one of model.relationships) await writeRelationships(session, random, one, ids);
  } finally {
    await session.close();
  }
}

type Ids = ReadonlyMap<NodeModel, string[]>;

async function writeNodes(
  session: Session,
  random: Random,
  node: NodeModel,
  { ids, place }: { readonly ids: Ids; readonly place: number },
): Promise<void> {
  const created = labelsOf(node).map(quoteName).join(':');
  for (let index = 0; index < 5; index += 1) {
    const { assignments, parameters } = assigned(random, node.properties, index + 5 * place);
    const { records } = await session.run(`CREATE (n:${created}) ${assignments} RETURN elementId(n) AS id`, parameters);
    for (const [other, list] of ids) if (isA(node, other)) list.push(String(records[0]!.get('id')));
  }
}

async function writeRelationships(
  session: Session,
  random: Random,
  { type, from, to, properties }: RelationshipModel,
  ids: Ids,
): Promise<void> {
  const pattern = `MATCH (a) WHERE elementId(a) = $from MATCH (b) WHERE elementId(b) = $to CREATE (a)-[n:${quoteName(type)}]->(b)`;
  const all = [...ids.values()].flat();
  for (let index = 0; index < 6; index += 1) {
    const start = random.chance(0.15) ? all : ids.get(from)!;
    const ends = { from: random.pick(start), to: random.pick(random.chance(0.15) ? all : ids.get(to)!) };
    for (let times = random.chance(0.4) ? 2 : 1; times > 0; times -= 1) {
      const { assignments, parameters } = assigned(random, properties, index);
      await session.run(`${pattern} ${assignments}`, { ...parameters, ...ends });
    }
  }
}

function assigned(random: Random, properties: NodeModel['properties'], index: number) {
  const parameters: Record<string, unknown> = {};
  const assignments = Object.entries(properties).flatMap(([name, property], place) => {
    const stored = storedAt(properties, name);
    if (stored === 'elementId' || (!property.required && random.chance(0.4))) return [];
    const target = `n.${quoteName(stored.property)}`;
    const single = name === 'k' ? keyValue(property.type, index) : randomValue(random, property);
    parameters[`p${place}`] = single.value;
    const value = single.cypher.replace('$v', `$p${place}`);
    if (!property.list) return [`SET ${target} = ${value}`];
    return random.chance(0.3) ? [] : [`SET ${target} = [${random.chance(0.5) ? value : ''}]`];
  });
  return { assignments: assignments.join(' '), parameters };
}

const keyValue = (type: string, index: number) =>
  type === 'integer' ? { cypher: 'toInteger($v)', value: `${index * 3}` } : { cypher: '$v', value: `key ${index}` };
