/** A rule of the subject. Its statement returns `record` and `what`, a row for each breach. */
export interface Rule {
  readonly rule: string;
  readonly text: string;
}

/** What must be true of the Group of Seven, whatever is written in the facts. */
export const rules: readonly Rule[] = [
  {
    rule: 'A record that is not a source has a source.',
    text: `MATCH (n:Entity) WHERE NOT n:Source AND NOT EXISTS { (n)-[:SOURCED_FROM]->(:Source) }
      RETURN n.slug AS record, 'has none' AS what`,
  },
  {
    // Countries and organizations are lists that curators choose from.
    rule: 'Every record but a source, a country and an organization is joined to another.',
    text: `MATCH (n:Entity) WHERE NOT n:Source|Country|Organization AND NOT EXISTS { (n)-[r]-() WHERE type(r) <> 'SOURCED_FROM' }
      RETURN n.slug AS record, 'stands alone' AS what`,
  },
  {
    rule: 'What a relationship names as its sources is there.',
    text: `MATCH ()-[r]->() WHERE r.sources IS NOT NULL UNWIND r.sources AS slug
      WITH DISTINCT slug WHERE NOT EXISTS { (:Source {slug: slug}) }
      MATCH ()-[r]->() WHERE slug IN r.sources
      RETURN type(r) + ' ' + coalesce(r.key, '') AS record, 'names the source ' + slug AS what`,
  },
  {
    rule: 'What a score or a result names as its sources is there.',
    text: `MATCH (n:Assessment|SummitResult) UNWIND CASE n.sources WHEN [] THEN ['nothing'] ELSE n.sources END AS slug
      WITH slug, min(n.slug) AS record WHERE NOT EXISTS { (:Source {slug: slug}) }
      RETURN record, 'rests on ' + slug AS what`,
  },
  {
    rule: 'A score belongs to a commitment and a member, a result to a summit.',
    text: `MATCH (n:Assessment|SummitResult)
      WHERE (n:Assessment AND NOT EXISTS { (:Member)<-[:SCORES]-(n)-[:ASSESSES]->(:Commitment) })
        OR (n:SummitResult AND NOT EXISTS { (n)-[:RESULT_OF]->(:Event) })
      RETURN n.slug AS record, 'does not' AS what`,
  },
  {
    rule: 'A score is -1, 0 or 1.',
    text: `MATCH (n:Assessment) WHERE NOT n.score IN [-1, 0, 1] RETURN n.slug AS record, 'is ' + n.score AS what`,
  },
  {
    rule: 'How exactly the dates of an event are known is said.',
    text: `MATCH (e:Event) WHERE e.datePrecision IS NULL RETURN e.slug AS record, 'has no datePrecision' AS what`,
  },
  {
    rule: 'Whom somebody represents is there.',
    text: `MATCH ()-[r:ATTENDS]->() WHERE r.representing IS NOT NULL AND NOT EXISTS { (:Represented {code: r.representing}) }
      RETURN 'ATTENDS ' + coalesce(r.key, '') AS record, 'represents ' + r.representing AS what`,
  },
  {
    rule: 'Who receives an event, leads a delegation or stands in for a leader is a person with a name.',
    text: `MATCH (n)-[r:ATTENDS]->()
      WHERE r.role IN ['HOST', 'MEMBER_LEADER', 'EU_REPRESENTATIVE', 'HEAD_OF_DELEGATION', 'MEMBER_REPRESENTATIVE',
        'GUEST_LEADER', 'GUEST_MINISTER'] AND NOT n:Person
      RETURN 'ATTENDS ' + coalesce(r.key, '') AS record, 'has the role ' + r.role AS what`,
  },
  {
    rule: 'Nobody takes part in an event twice in one role for the same side.',
    text: `MATCH (n)-[r:ATTENDS]->(e) WITH n, e, r.role AS role, r.representing AS side, count(*) AS number, max(r.key) AS key
      WHERE number > 1 RETURN 'ATTENDS ' + coalesce(key, '') AS record, 'is there ' + number + ' times' AS what`,
  },
  {
    rule: 'An event lies in the year of its presidency, and does not end before it begins.',
    text: `MATCH (e:Event) OPTIONAL MATCH (p:Presidency)-[:ORGANIZES]->(e)
      WITH e, p WHERE p.year <> e.startDate.year OR e.year <> e.startDate.year OR e.endDate < e.startDate
      RETURN e.slug AS record, 'is from ' + e.startDate + ' to ' + e.endDate AS what`,
  },
  {
    rule: 'An event belongs to the forum of its presidency.',
    text: `MATCH (p:Presidency)-[:ORGANIZES]->(e:Event) WHERE e.forum <> p.forum
      RETURN e.slug AS record, 'is of the ' + e.forum AS what`,
  },
  {
    rule: 'Every member of its time is represented by a person at a summit that is not cancelled.',
    text: `MATCH (s:Summit) WHERE s.status <> 'CANCELLED'
      MATCH (m:Member) WHERE m.joinedYear <= s.year AND s.year < coalesce(m.leftYear, 9999)
        AND NOT EXISTS { (:Person)-[:ATTENDS {representing: m.code}]->(s) }
      RETURN s.slug AS record, 'has nobody for ' + m.name AS what`,
  },
  {
    rule: 'A leader of a country attends a summit within a term of office.',
    text: `MATCH (p:Person)-[a:ATTENDS]->(s:Summit)
      WHERE a.role IN ['HOST', 'MEMBER_LEADER'] AND a.representing <> 'EU'
        AND NOT EXISTS {
          MATCH (p)-[t:HELD_OFFICE]->(:Office)-[:OFFICE_OF]->(:Member {code: a.representing})
          WHERE coalesce(t.startDate, date('0001-01-01')) <= s.startDate
            AND s.startDate <= coalesce(t.endDate, date('9999-12-31'))
        }
      RETURN p.slug AS record, 'held no office at ' + s.slug AS what`,
  },
  {
    rule: 'A term of office does not end before it begins.',
    text: `MATCH ()-[t:HELD_OFFICE]->() WHERE t.endDate < t.startDate
      RETURN 'HELD_OFFICE ' + coalesce(t.key, '') AS record, 'ends on ' + t.endDate AS what`,
  },
  {
    rule: 'Summits are numbered in the order of time, without a gap.',
    text: `MATCH (s:Summit) WITH s ORDER BY s.startDate WITH collect(s) AS summits
      UNWIND range(0, size(summits) - 1) AS place WITH summits[place] AS s, place WHERE s.number <> place + 1
      RETURN s.slug AS record, 'has the number ' + s.number + ', and is in place ' + (place + 1) AS what`,
  },
  {
    rule: 'What an event builds on is not later than itself.',
    text: `MATCH (e:Event)-[:BUILDS_ON|FOLLOWS]->(earlier:Event) WHERE earlier.startDate > e.startDate OR earlier = e
      RETURN e.slug AS record, 'builds on ' + earlier.slug AS what`,
  },
  {
    rule: 'What a commitment follows up is not later than itself.',
    text: `MATCH (c:Commitment)-[:FOLLOWS_UP]->(earlier:Commitment) WHERE earlier.year > c.year OR earlier = c
      RETURN c.slug AS record, 'follows up ' + earlier.slug AS what`,
  },
  {
    rule: 'Nothing is part of itself, however far up.',
    text: `MATCH (n:Entity)-[:BROADER|LIES_IN|PART_OF|SUBGROUP_OF]->{1,12}(n)
      RETURN DISTINCT n.slug AS record, 'leads back to itself' AS what`,
  },
  {
    rule: 'A place lies in a wider one of the same country.',
    text: `WITH {COUNTRY: 1, REGION: 2, CITY: 3, VENUE: 4} AS width
      MATCH (p:Place) OPTIONAL MATCH (p)-[:LIES_IN]->(around:Place)
      WITH p, around, width WHERE (around IS NULL AND p.kind <> 'COUNTRY') OR width[around.kind] >= width[p.kind]
        OR (around IS NOT NULL AND NOT EXISTS { (p)-[:IN_COUNTRY]->(:Country)<-[:IN_COUNTRY]-(around) })
      RETURN p.slug AS record, 'does not' AS what`,
  },
  {
    rule: 'Coordinates are whole, and on the globe.',
    text: `MATCH (p:Place) WHERE (p.latitude IS NULL) <> (p.longitude IS NULL) OR abs(p.latitude) > 90 OR abs(p.longitude) > 180
      RETURN p.slug AS record, 'has others' AS what`,
  },
  {
    // A country is a member and a place too, each with a record of its own; a city that is a region has two.
    rule: 'An identifier in Wikidata belongs to one record of its kind.',
    text: `MATCH (n:Entity) WHERE n.wikidataId IS NOT NULL
      WITH n.wikidataId AS id, CASE WHEN n:Country THEN 'Country' WHEN n:Place THEN n.kind ELSE '' END AS kind,
        collect(n.slug) AS slugs
      WHERE size(slugs) > 1 OR NOT id =~ 'Q[1-9][0-9]*'
      UNWIND slugs AS record RETURN record, 'has ' + id AS what`,
  },
  {
    rule: 'An identifier in Wikidata rests on a source that was read.',
    text: `MATCH (n:Participant|Place) WHERE n.wikidataId IS NOT NULL AND NOT EXISTS {
        MATCH (n)-[:SOURCED_FROM {supports: 'wikidataId'}]->(s:Source) WHERE s.kind <> 'BACKGROUND'
      }
      RETURN n.slug AS record, 'has ' + n.wikidataId + ' from nowhere' AS what`,
  },
];
