// The calendar of a presidency
// question: Which events did a presidency organize, in the order of their dates?
// parameters:
//   year: { type: integer, default: 2025, meaning: The year of the presidency. }
// columns:
//   startDate: The first day; see datePrecision.
//   datePrecision: How exactly the date is known.
//   kind: What kind of meeting it is.
//   status: How far it has come; only HELD took place.
//   event: Its name.
//   place: The most exact place that is known for it.
//   slug: Its slug, for other queries.

MATCH (:Presidency {year: $year})-[:ORGANIZES]->(event:Event)
OPTIONAL MATCH (event)-[:TAKES_PLACE_IN]->(place:Place)
RETURN event.startDate AS startDate, event.datePrecision AS datePrecision, event.kind AS kind,
       event.status AS status, event.name AS event, place.name AS place, event.slug AS slug
ORDER BY startDate, slug
