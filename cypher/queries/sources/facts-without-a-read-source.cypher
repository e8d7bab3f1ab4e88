// Facts that rest on general knowledge alone
// question: How many records of each label rest on nothing but what the compilers knew beforehand?
// columns:
//   label: The kind of record.
//   records: The records.
//   background: Those that rest on general knowledge alone.
//   share: Their part, in percent.

MATCH (entity:Entity)
WHERE NOT entity:Source
WITH [label IN labels(entity)
      WHERE NOT label IN ['Entity', 'Event', 'Participant', 'Represented']][0] AS label,
     COLLECT { MATCH (entity)-[:SOURCED_FROM]->(source:Source) RETURN DISTINCT source.kind } = ['BACKGROUND']
       AS isBackground
WITH label, count(*) AS records, count(CASE WHEN isBackground THEN 1 END) AS background
RETURN label, records, background, round(100.0 * background / records, 1) AS share
ORDER BY share DESC, label
