// The career of a person
// question: Which offices did a person hold, and at which events were they, in the order of time?
// parameters:
//   person: { type: Person, default: Mark Carney, meaning: The person. }
// columns:
//   date: The first day of the term or event; empty where it is not known.
//   what: HELD_OFFICE or ATTENDS.
//   where: The office or event.
//   as: For an event, the role; for an office, whose it is.
//   slug: The slug of the office or event.

MATCH (person:Entity&Person {slug: $person})
CALL (person) {
  MATCH (person)-[term:HELD_OFFICE]->(office:Office)-[:OFFICE_OF]->(owner:Represented)
  RETURN term.startDate AS date, 'HELD_OFFICE' AS what, office.name AS where,
         owner.name AS as, office.slug AS slug
  UNION ALL
  MATCH (person)-[attends:ATTENDS {status: 'ATTENDED'}]->(event:Event)
  RETURN event.startDate AS date, 'ATTENDS' AS what, event.name AS where,
         attends.role AS as, event.slug AS slug
}
RETURN date, what, where, as, slug
ORDER BY date, what DESC, slug
