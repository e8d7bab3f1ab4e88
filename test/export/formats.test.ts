import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { beforeAll, describe, expect, it } from 'vitest';
import { internalNames } from '../../src/dataset/catalog.ts';
import { contextOf } from '../../src/export/context.ts';
import { graphmlOf } from '../../src/export/graphml.ts';
import { model } from '../../src/model/g7.ts';
import { date, node, text } from '../../src/pothos-plugin-neo4j/model/define.ts';
import { describeWithDatabase, type TestDatabase } from '../support/neo4j.ts';
import { exportedText } from './exporting.ts';
import { parsedGraphml } from './hostile.ts';

/** Around the meeting of Ottawa: every kind of value, small enough for processors that hold all in memory. */
const around = { around: ['meeting-2025-interior-security-ottawa'], depth: 1 };

const count = async (database: TestDatabase, statement: string): Promise<unknown> =>
  (await database.run({ text: statement, parameters: {} }))[0]?.[0];

const countLike = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

describeWithDatabase('GraphML', (database) => {
  let text: string;
  beforeAll(async () => {
    text = await exportedText(database, 'graphml', { labels: ['Event', 'Place', 'Presidency'] });
  });

  it('is read by a parser that others wrote, with every node and relationship', async () => {
    const graph = parsedGraphml(text);
    expect(graph.order).toBe(await count(database, 'MATCH (n:Event|Place|Presidency) RETURN count(n)'));
    expect(graph.size).toBe(
      await count(database, 'MATCH (:Event|Place|Presidency)-[r]->(:Event|Place|Presidency) RETURN count(r)'),
    );
    expect(graph.getNodeAttributes('summit-2025-kananaskis')).toMatchObject({
      label: 'Kananaskis Summit (2025)',
      mainLabel: 'Summit',
      labels: 'Summit;Entity;Event',
      year: 2025,
      number: 51,
      startDate: '2025-06-15',
      graphics: 'Kananaskis Summit (2025)',
    });
    expect(graph.getNodeAttribute('place-ottawa', 'latitude')).toBeTypeOf('number');
    const edge = 'TAKES_PLACE_IN:meeting-2025-interior-security-ottawa/place-ottawa';
    expect(graph.extremities(edge)).toEqual(['meeting-2025-interior-security-ottawa', 'place-ottawa']);
    expect(graph.getEdgeAttributes(edge)).toMatchObject({
      'Edge Label': 'TAKES_PLACE_IN',
      relationship: 'TAKES_PLACE_IN',
      confidence: 'HIGH',
    });
    expect(JSON.parse(graph.getEdgeAttribute(edge, 'sources'))).toContain('src-cnw-1123');
  });

  it('has no property that only serves an index, unlike CSV', () => {
    expect(internalNames.size).toBeGreaterThan(0);
    expect([...internalNames].filter((name) => text.includes(name))).toEqual([]);
  });

  it('is the same to the byte when it is written again', async () => {
    expect((await exportedText(database, 'graphml', { labels: ['Event', 'Place', 'Presidency'] })) === text).toBe(true);
  });
});

describe('GraphML of a model in which a name has two types', () => {
  it('declares it as text', async () => {
    const one = node('One', { description: '', key: 'slug', properties: { slug: text(''), when: date('') } });
    const parts = { nodes: [{ model: one, rows: async function* () {} }], relationships: [] };
    const unknown = { release: undefined, asOf: undefined, licence: undefined, attribution: undefined };
    const origin = { name: 'seven', version: '', ...unknown };
    const chunks: string[] = [];
    for await (const chunk of graphmlOf(parts, origin)) chunks.push(chunk);
    expect(chunks.join('')).toContain('attr.name="when" attr.type="string"');
  });
});

describe('the context', () => {
  it('is the published one', () => {
    expect(JSON.parse(readFileSync('src/export/context.jsonld', 'utf8'))).toEqual({ '@context': contextOf(model) });
  });

  it('has no term for what only serves an index, and none for the bookkeeping of loads', () => {
    const context = contextOf(model);
    expect([...internalNames, 'DatasetManifest'].filter((term) => term in context)).toEqual([]);
    expect(context).toHaveProperty('Dataset');
  });

  it('refuses a property with two types', () => {
    const one = node('One', { description: '', key: 'slug', properties: { slug: text(''), when: date('') } });
    const other = node('Other', { description: '', key: 'slug', properties: { slug: text(''), when: text('') } });
    expect(() => contextOf({ nodes: [one, other], relationships: [] })).toThrow(
      'The property when has several types in the model',
    );
  });
});

interface Triple {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
}

/** The triples that a processor makes of a document; it may neither load anything nor drop a term. */
async function triplesOf(document: string): Promise<readonly Triple[]> {
  const documentLoader = (url: string) => Promise.reject(new Error(`The document must not need ${url}.`));
  const options = { format: 'application/n-quads', safe: true, documentLoader } as const;
  const quads = String(await jsonld.toRDF(JSON.parse(document), options));
  return quads
    .trimEnd()
    .split('\n')
    .map((line) => /^(?<subject>\S+) (?<predicate>\S+) (?<object>.*) \.$/.exec(line)!.groups as unknown as Triple);
}

describeWithDatabase('JSON-LD', (database) => {
  const seven = 'https://seven-graph.example/';
  const record = (slug: string) => `<${seven}record/${slug}>`;
  const schema = (term: string) => `<https://schema.org/${term}>`;
  const skos = (term: string) => `<http://www.w3.org/2004/02/skos/core#${term}>`;
  const rdf = (term: string) => `<http://www.w3.org/1999/02/22-rdf-syntax-ns#${term}>`;
  const ottawa = record('meeting-2025-interior-security-ottawa');
  let document: string;
  let triples: readonly Triple[];
  beforeAll(async () => {
    document = await exportedText(database, 'jsonld', around);
    triples = await triplesOf(document);
  });

  it('has no property that only serves an index', () => {
    expect([...internalNames].filter((name) => document.includes(name))).toEqual([]);
  });

  const objects = (subject: string, predicate: string) =>
    triples
      .filter((triple) => triple.subject === subject && triple.predicate === predicate)
      .map(({ object }) => object);

  it('becomes a node for each record and a statement for each relationship', () => {
    const { '@graph': graph } = JSON.parse(document) as { '@graph': readonly { '@id': string }[] };
    const written = (prefix: string) => graph.filter(({ '@id': id }) => id.startsWith(prefix)).length;
    const [nodes, relationships] = [written('record:'), written('relationship:')];
    const withSlug = triples.filter(({ predicate }) => predicate === `<${seven}vocabulary#slug>`);
    // The dataset, whose terms go with every part of it, has none.
    expect(withSlug).toHaveLength(nodes - 1);
    expect(nodes).toBeGreaterThan(50);
    for (const part of ['subject', 'predicate', 'object']) {
      expect(triples.filter(({ predicate }) => predicate === rdf(part))).toHaveLength(relationships);
    }
    expect(relationships).toBeGreaterThan(100);
  });

  it('says each relationship as a triple too', () => {
    const said = new Set(triples.map(({ subject, predicate, object }) => `${subject} ${predicate} ${object}`));
    const statements = triples.filter(({ predicate }) => predicate === rdf('predicate'));
    const missing = statements
      .map(({ subject, object }) => [objects(subject, rdf('subject')), object, objects(subject, rdf('object'))].flat())
      .map((triple) => triple.join(' '))
      .filter((triple) => !said.has(triple));
    expect(missing).toEqual([]);
  });

  it('speaks schema.org and SKOS', () => {
    expect(objects(ottawa, rdf('type'))).toContain(schema('Event'));
    expect(objects(ottawa, schema('startDate'))).toEqual(['"2025-11-21"^^<http://www.w3.org/2001/XMLSchema#date>']);
    expect(objects(ottawa, schema('name'))).toEqual(['"G7 Interior and Security Ministers\' Meeting, Ottawa"@en']);
    expect(objects(ottawa, schema('location'))).toEqual([record('place-ottawa')]);
    expect(objects(ottawa, schema('attendee'))).toContain(record('person-gary-anandasangaree'));
    expect(objects(ottawa, schema('citation')).length).toBeGreaterThan(1);
    const [geo] = objects(record('place-ottawa'), schema('geo'));
    expect(objects(geo!, schema('latitude'))[0]).toMatch(
      /^"4\.5\d*E1"\^\^<http:\/\/www\.w3\.org\/2001\/XMLSchema#double>$/,
    );
    const [priority] = objects(ottawa, schema('about'));
    expect(objects(priority!, rdf('type'))).toContain(skos('Concept'));
    expect(objects(priority!, skos('prefLabel'))).toEqual(objects(priority!, schema('name')));
    expect(objects(priority!, skos('definition'))).toHaveLength(1);
  });

  it('gives what a relationship knows, with its sources', () => {
    const attends = `<${seven}relationship/ATTENDS/part-meeting-2025-interior-security-ottawa-pam-bondi>`;
    expect(objects(attends, rdf('type'))).toEqual([rdf('Statement')]);
    expect(objects(attends, rdf('predicate'))).toEqual([schema('attendee')]);
    expect(objects(attends, rdf('subject'))).toEqual([ottawa]);
    expect(objects(attends, `<${seven}vocabulary#representing>`)).toEqual(['"US"']);
    expect(objects(attends, schema('citation')).length).toBeGreaterThan(0);
  });

  it('links to Wikidata', async () => {
    const text = await exportedText(database, 'jsonld', { labels: ['Country', 'Member'] });
    const withId = await count(database, 'MATCH (n:Country|Member) WHERE n.wikidataId IS NOT NULL RETURN count(n)');
    expect(countLike(text, /"sameAs":"http:\/\/www\.wikidata\.org\/entity\/Q\d+"/g)).toBe(withId);
  });

  it('is JSON as a whole, and the same to the byte when it is written again', { timeout: 120_000 }, async () => {
    const [whole, again] = await Promise.all([exportedText(database, 'jsonld'), exportedText(database, 'jsonld')]);
    const { '@graph': graph } = JSON.parse(whole) as { '@graph': readonly unknown[] };
    const nodes = (await count(database, 'MATCH (n:Entity|Assessment|SummitResult|Dataset) RETURN count(n)')) as number;
    const relationships = (await count(database, 'MATCH ()-[r]->() RETURN count(r)')) as number;
    expect(graph).toHaveLength(nodes + relationships);
    expect(again === whole).toBe(true);
  });
});
