// What is known of the meetings
// question: Of how many meetings are participants, documents and more on record, by decade and kind?
// columns:
//   decade: The first year of the decade.
//   kind: What kind of meeting.
//   events: How many were held.
//   participants: With at least one person, or one delegation, who was there.
//   documents: With at least one document.
//   commitments: With at least one commitment.
//   priorities: With at least one priority.
//   readSources: With at least one source that was read, general knowledge aside.
//   coordinates: With a place that has coordinates, or that lies in one.

MATCH (event:Event {status: 'HELD'})
RETURN event.year / 10 * 10 AS decade, event.kind AS kind, count(*) AS events,
       count(CASE WHEN EXISTS { (event)<-[:ATTENDS {status: 'ATTENDED'}]-() } THEN 1 END) AS participants,
       count(CASE WHEN EXISTS { (event)-[:ISSUED]->() } THEN 1 END) AS documents,
       count(CASE WHEN EXISTS { (event)-[:AGREED]->() } THEN 1 END) AS commitments,
       count(CASE WHEN EXISTS { (event)-[:ADDRESSES]->() } THEN 1 END) AS priorities,
       count(CASE WHEN EXISTS {
         MATCH (event)-[:SOURCED_FROM]->(source:Source) WHERE source.kind <> 'BACKGROUND'
       } THEN 1 END) AS readSources,
       count(CASE WHEN EXISTS {
         MATCH (event)-[:TAKES_PLACE_IN]->(place:Place)
         WHERE place.latitude IS NOT NULL
           OR EXISTS {
             MATCH (place)-[:LIES_IN]->(city:Place {kind: 'CITY'}) WHERE city.latitude IS NOT NULL
           }
       } THEN 1 END) AS coordinates
ORDER BY decade, kind
