// Reach over two steps
// question: Which leaders were at events with the most other people?
// parameters:
//   limit: { type: integer, default: 15, meaning: How many people. }
// columns:
//   person: The person.
//   events: The events the person attended.
//   met: The different people who were at one of them.
//   perEvent: How many new ones for each event, on average.

MATCH (person:Person {category: 'LEADER'})-[own:ATTENDS]->(event:Event)<-[attends:ATTENDS]-(other:Person)
WHERE own.status = 'ATTENDED' AND attends.status = 'ATTENDED'
WITH person, count(DISTINCT event) AS events, count(DISTINCT other) AS met
RETURN person.name AS person, events, met, round(1.0 * met / events, 1) AS perEvent
ORDER BY met DESC, person
LIMIT $limit
