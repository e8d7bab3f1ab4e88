// Where two people met
// question: At which events were two people together, and in which roles?
// parameters:
//   one: { type: Person, default: Mark Carney, meaning: A person. }
//   other: { type: Person, default: Keir Starmer, meaning: Another. }
// columns:
//   startDate: The first day of the event.
//   event: The event.
//   roleOfOne: The role of the first person.
//   roleOfOther: The role of the other.

MATCH (:Entity&Person {slug: $one})-[one:ATTENDS]->(event:Event)
MATCH (event)<-[other:ATTENDS]-(:Entity&Person {slug: $other})
WHERE one.status = 'ATTENDED' AND other.status = 'ATTENDED'
RETURN event.startDate AS startDate, event.name AS event,
       one.role AS roleOfOne, other.role AS roleOfOther
ORDER BY startDate, event
