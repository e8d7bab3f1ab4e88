// What was said on a priority
// question: Who said what on a subject, or on anything it includes, when and where?
// parameters:
//   priority: { type: Priority, default: priority-transnational-organised-crime, meaning: The subject. }
// columns:
//   date: The day it was said.
//   speaker: Who.
//   summary: What, in other words.
//   event: The event at or about which it was said.
//   sources: The titles of the sources.

MATCH (:Entity&Priority {slug: $priority})<-[:BROADER]-{0,5}(:Priority)<-[:MENTIONS]-(statement:Statement)
WITH DISTINCT statement
MATCH (speaker:Person)-[:MADE]->(statement)-[:MADE_AT]->(event:Event)
OPTIONAL MATCH (statement)-[:SOURCED_FROM]->(source:Source)
WITH statement, speaker, event, source ORDER BY source.title
RETURN statement.date AS date, speaker.name AS speaker, statement.summary AS summary,
       event.name AS event, collect(DISTINCT source.title) AS sources
ORDER BY date, speaker, summary
