// A chain of meetings between two people
// question: Through whom are two people connected who may never have met?
// parameters:
//   from: { type: Person, default: Helmut Schmidt, meaning: Where the chain starts. }
//   to: { type: Person, default: Mark Carney, meaning: Where it ends. }
// columns:
//   step: The number of the meeting in the chain.
//   person: Who was there.
//   event: The meeting.
//   year: Its year.
//   other: Whom that person met there, who is the next in the chain.

MATCH (from:Entity&Person {slug: $from})
MATCH (to:Entity&Person {slug: $to})
MATCH ALL SHORTEST (from) (
  (person:Person)-[one:ATTENDS]->(event:Event)<-[two:ATTENDS]-(other:Person)
  WHERE one.status = 'ATTENDED' AND two.status = 'ATTENDED'
){1,10} (to)
// Of all chains of the fewest steps, always the same one.
WITH person, event, other ORDER BY [each IN event | each.slug], [each IN other | each.slug] LIMIT 1
UNWIND range(0, size(event) - 1) AS index
RETURN index + 1 AS step, person[index].name AS person, event[index].name AS event,
       event[index].year AS year, other[index].name AS other
ORDER BY step
