// Countries that were guests most often
// question: Which countries came as guests to the most events?
// parameters:
//   limit: { type: integer, default: 15, meaning: How many countries. }
// columns:
//   country: The country.
//   events: The events that were held and it came to, by a person or a delegation.
//   summits: How many of them were summits.
//   firstYear: The year of the first.
//   lastYear: The year of the latest.

MATCH (country:Country)-[:GUEST_AT]->(event:Event)
RETURN country.name AS country, count(event) AS events,
       count(CASE WHEN event:Summit THEN 1 END) AS summits,
       min(event.year) AS firstYear, max(event.year) AS lastYear
ORDER BY events DESC, country
LIMIT $limit
