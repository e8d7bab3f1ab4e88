// Whom a person met
// question: With whom was a person at the same events, how often, and when?
// parameters:
//   person: { type: Person, default: Angela Merkel, meaning: The person. }
//   limit: { type: integer, default: 20, meaning: How many others. }
// columns:
//   other: The other person.
//   representing: For whom the other spoke there.
//   events: The number of events both attended.
//   years: The years, each once.

MATCH (:Entity&Person {slug: $person})-[own:ATTENDS]->(event:Event)<-[attends:ATTENDS]-(other:Person)
WHERE own.status = 'ATTENDED' AND attends.status = 'ATTENDED'
WITH other, attends.representing AS representing, event ORDER BY event.startDate
RETURN other.name AS other, representing, count(DISTINCT event) AS events,
       collect(DISTINCT event.year) AS years
ORDER BY events DESC, other, representing
LIMIT $limit
