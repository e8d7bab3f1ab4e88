import DataLoader from 'dataloader';
import neo4j from 'neo4j-driver';

const event = `e { .slug, .name, .kind, .status, .year, .format, .description,
  startDate: toString(e.startDate), endDate: toString(e.endDate) }`;
const presidency = 'p { .slug, .year }';
const commitment = 'c { .slug, .name, .year }';

/** Pages of a list beneath a node: the pattern from `n`, the order, and what is read. */
const lists = {
  eventsOfPresidency: ['(n:Presidency {slug: key})', '(n)-[:ORGANIZES]->(e:Event)', 'e', 'e.startDate, e.slug', event],
  hostedEvents: ['(n:Member {code: key})', '(n)-[:HOSTS]->(e:Event)', 'e', 'e.startDate, e.slug', event],
  hostedEventsDescending: [
    '(n:Member {code: key})',
    '(n)-[:HOSTS]->(e:Event)',
    'e',
    'e.startDate DESC, e.slug DESC',
    event,
  ],
  commitmentsOfEvent: [
    '(n:Entity&Event {slug: key})',
    '(n)-[:AGREED]->(c:Commitment)',
    'c',
    'c.year, c.slug',
    commitment,
  ],
  prioritiesOfCommitment: [
    '(n:Entity&Commitment {slug: key})',
    '(n)-[:CONCERNS]->(x:Priority)',
    'x',
    'x.sortName, x.slug',
    'x { .slug, .name }',
  ],
  participantsOfEvent: [
    '(n:Entity&Event {slug: key})',
    '(n)<-[a:ATTENDS]-(x:Participant)',
    'a, x',
    'x.sortName, x.slug, a.key',
    `{ role: a.role, code: a.representing, node: x { .slug, .name, .code, .joinedYear, labels: labels(x) } }`,
  ],
};

const totals = {
  eventsOfPresidency: ['(n:Presidency {slug: key})', 'COUNT { (n)-[:ORGANIZES]->() }'],
  commitmentsOfEvent: ['(n:Entity&Event {slug: key})', 'COUNT { (n)-[:AGREED]->() }'],
};

const ones = {
  eventBySlug: ['(e:Entity&Event {slug: key})', event],
  memberByCode: ['(m:Member {code: key})', 'm { .slug, .name, .code, .joinedYear }'],
  presidencyByYear: ['(p:Presidency {year: key})', presidency],
  presidencyOfEvent: ['(:Entity&Event {slug: key})<-[:ORGANIZES]-(p:Presidency)', presidency],
  representedByCode: ['(r:Represented {code: key})', 'r { .code, .name }'],
};

/** The loaders of one request: each relation of each level is one statement, whatever the number of parents. */
export function createLoaders(driver, database) {
  const run = async (text, parameters) => {
    const { records } = await driver.executeQuery(text, parameters, { database, routing: neo4j.routing.READ });
    return records.map((record) => record.get(0));
  };
  const kept = new Map();
  const loader = (name, text, parameters, keep = (value) => value) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const created = new DataLoader(async (keys) => (await run(text, { ...parameters, keys })).map(keep));
    kept.set(name, created);
    return created;
  };
  return {
    run,
    one(name, key) {
      const [pattern, read] = ones[name];
      // An OPTIONAL MATCH keeps a row for a key that finds nothing, and rows come in the order of the keys.
      const text = `UNWIND $keys AS key CALL (key) { OPTIONAL MATCH ${pattern} RETURN ${read} AS found LIMIT 1 } RETURN found`;
      return loader(name, text).load(typeof key === 'number' ? neo4j.int(key) : key);
    },
    page(name, key, first) {
      const [parent, pattern, carried, order, read] = lists[name];
      const text = `UNWIND $keys AS key MATCH ${parent} RETURN COLLECT {
        MATCH ${pattern} WITH ${carried} ORDER BY ${order} LIMIT $first RETURN ${read} }`;
      return loader(`${name} ${first}`, text, { first: neo4j.int(first) }).load(key);
    },
    total(name, key) {
      const [parent, count] = totals[name];
      return loader(`${name} total`, `UNWIND $keys AS key MATCH ${parent} RETURN ${count}`).load(key);
    },
  };
}

/** A page of all events; parts of the condition stand in the text only where they are asked for. */
export function eventsWhere({ kind, startDate, presidency, participants } = {}, after) {
  const where = ['e.startDate IS NOT NULL', 'e.slug IS NOT NULL'];
  if (kind?.eq) where.push('e.kind = $kind');
  if (startDate?.gte) where.push('e.startDate >= date($from)');
  if (presidency?.member?.code?.eq) {
    where.push('EXISTS { (e)<-[:ORGANIZES]-(:Presidency)<-[:HOLDS_PRESIDENCY]-(:Member {code: $member}) }');
  }
  if (participants?.some?.edge?.representing?.eq) {
    where.push('EXISTS { (e)<-[:ATTENDS {representing: $representing}]-() }');
  }
  if (after) where.push('e.startDate >= date($afterDate) AND (e.startDate > date($afterDate) OR e.slug > $afterSlug)');
  const parameters = {
    kind: kind?.eq,
    from: startDate?.gte,
    member: presidency?.member?.code?.eq,
    representing: participants?.some?.edge?.representing?.eq,
    afterDate: after?.[0],
    afterSlug: after?.[1],
  };
  return { match: `MATCH (e:Event) WHERE ${where.join(' AND ')}`, read: event, parameters };
}

export { presidency as presidencyFields };
