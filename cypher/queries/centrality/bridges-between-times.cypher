// People who bridge times
// question: Which leaders met both people of the earliest and of the latest summits?
// parameters:
//   limit: { type: integer, default: 15, meaning: How many people. }
// columns:
//   person: The person.
//   from: The first year in which anybody whom the person met attended an event.
//   to: The last year of such a person.
//   span: The years between.

MATCH (person:Person {category: 'LEADER'})-[own:ATTENDS]->(:Event)<-[attends:ATTENDS]-(other:Person)
WHERE own.status = 'ATTENDED' AND attends.status = 'ATTENDED'
WITH DISTINCT person, other
MATCH (other)-[:ATTENDS {status: 'ATTENDED'}]->(event:Event)
WITH person, min(event.year) AS from, max(event.year) AS to
RETURN person.name AS person, from, to, to - from AS span
ORDER BY span DESC, person
LIMIT $limit
