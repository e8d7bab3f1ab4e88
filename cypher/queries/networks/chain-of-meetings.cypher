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
MATCH SHORTEST 1 (from) ((person:Person)-[:ATTENDS]->(event:Event)<-[:ATTENDS]-(other:Person)){1,10} (to)
UNWIND range(0, size(event) - 1) AS index
RETURN index + 1 AS step, person[index].name AS person, event[index].name AS event,
       event[index].year AS year, other[index].name AS other
ORDER BY step
