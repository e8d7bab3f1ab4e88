// Cities that hosted more than once
// question: To which cities and resorts did the group come back?
// parameters:
//   events: { type: integer, default: 2, meaning: The least number of events. }
// columns:
//   city: The city, town or resort.
//   country: The country it is in.
//   events: How many events that were held took place there or in a venue there.
//   years: The years, each once.

MATCH (city:Place {kind: 'CITY'})<-[:LIES_IN]-{0,2}(place:Place)
MATCH (place)<-[:TAKES_PLACE_IN|ALSO_TAKES_PLACE_IN]-(event:Event {status: 'HELD'})
WITH city, event ORDER BY event.year
WITH city, count(DISTINCT event) AS events, collect(DISTINCT event.year) AS years
WHERE events >= $events
OPTIONAL MATCH (city)-[:IN_COUNTRY]->(country:Country)
RETURN city.name AS city, country.name AS country, events, years
ORDER BY events DESC, city
