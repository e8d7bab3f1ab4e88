// Facts that rest on general knowledge alone
// question: How much of each label and each type of relationship rests on nothing that was read?
// columns:
//   kind: A label, or a type of relationship.
//   records: The records, or the relationships.
//   background: Those that rest on general knowledge alone.
//   share: Their part, in percent.

CALL () {
  MATCH (entity:Entity)
  WHERE NOT entity:Source
  WITH [label IN labels(entity)
        WHERE NOT label IN ['Entity', 'Event', 'Participant', 'Represented']][0] AS kind,
       COLLECT { MATCH (entity)-[:SOURCED_FROM]->(source:Source) RETURN DISTINCT source.kind }
         = ['BACKGROUND'] AS isBackground
  RETURN kind, count(*) AS records, count(CASE WHEN isBackground THEN 1 END) AS background
  UNION ALL
  MATCH (source:Source {kind: 'BACKGROUND'})
  WITH collect(source.slug) AS unread
  MATCH ()-[relationship:!SOURCED_FROM]->()
  WITH type(relationship) AS kind, all(slug IN relationship.sources WHERE slug IN unread) AS isBackground
  RETURN kind, count(*) AS records, count(CASE WHEN isBackground THEN 1 END) AS background
}
RETURN kind, records, background, round(100.0 * background / records, 1) AS share
ORDER BY share DESC, kind
