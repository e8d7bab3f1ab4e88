// Meetings without a document
// question: Of how many meetings of each kind is no document on record, decade by decade?
// columns:
//   decade: Its first year.
//   kind: The kind of meeting.
//   meetings: The meetings that were held.
//   withoutDocument: How many have no document.

MATCH (event:Event)
WHERE event.status = 'HELD'
RETURN event.year / 10 * 10 AS decade, event.kind AS kind, count(event) AS meetings,
       count(CASE WHEN NOT EXISTS { (event)-[:ISSUED]->() } THEN 1 END) AS withoutDocument
ORDER BY decade, kind
