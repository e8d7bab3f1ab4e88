// Countries that were guests most often
// question: Which countries beyond the members were invited to the most events?
// parameters:
//   limit: { type: integer, default: 15, meaning: How many countries. }
// columns:
//   country: The country.
//   events: The events it was a guest at, by a person or a delegation.
//   summits: How many of them were summits.
//   firstYear: The year of the first.
//   lastYear: The year of the latest.

MATCH (country:Country&Represented)
MATCH ()-[guest:ATTENDS {representing: country.code}]->(event:Event)
WHERE guest.role IN ['GUEST_LEADER', 'GUEST_MINISTER', 'GUEST_COUNTRY'] AND guest.status = 'ATTENDED'
RETURN country.name AS country, count(DISTINCT event) AS events,
       count(DISTINCT CASE WHEN event:Summit THEN event END) AS summits,
       min(event.year) AS firstYear, max(event.year) AS lastYear
ORDER BY events DESC, country
LIMIT $limit
