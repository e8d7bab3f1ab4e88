// What is missing about people and participations
// question: Of how many people, meetings and participations is a term, an identifier or a source missing?
// columns:
//   of: Of what.
//   all: How many there are.
//   part: Of how many it is missing.
//   what: What is missing.

CALL () {
  MATCH (person:Person)
  RETURN 1 AS row, 'people' AS of, count(*) AS all,
         count(CASE WHEN NOT EXISTS { (person)-[:HELD_OFFICE]->() } THEN 1 END) AS part,
         'have no term of office' AS what
  UNION ALL
  MATCH (person:Person)
  RETURN 2 AS row, 'people' AS of, count(*) AS all,
         count(CASE WHEN person.wikidataId IS NULL THEN 1 END) AS part,
         'have no identifier in Wikidata' AS what
  UNION ALL
  MATCH (leader:Person {category: 'LEADER'})
  RETURN 3 AS row, 'leaders of members' AS of, count(*) AS all,
         count(CASE WHEN leader.wikidataId IS NULL THEN 1 END) AS part,
         'have no identifier in Wikidata' AS what
  UNION ALL
  MATCH (meeting:MinisterialMeeting {status: 'HELD'})
  RETURN 4 AS row, 'ministerial meetings that were held' AS of, count(*) AS all,
         count(CASE WHEN NOT EXISTS {
           MATCH (meeting)<-[attends:ATTENDS]-(:Person)
           WHERE EXISTS { MATCH (:Member {code: attends.representing}) }
         } THEN 1 END) AS part,
         'name no minister of a member' AS what
  UNION ALL
  MATCH ()-[attends:ATTENDS]->()
  RETURN 5 AS row, 'participations' AS of, count(*) AS all,
         count(CASE WHEN NOT EXISTS {
           MATCH (source:Source) WHERE source.slug IN attends.sources AND source.kind <> 'BACKGROUND'
         } THEN 1 END) AS part,
         'rest on general knowledge alone' AS what
}
RETURN of, all, part, what
ORDER BY row
