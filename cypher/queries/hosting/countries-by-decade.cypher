// Where the group met, decade by decade
// question: How many events took place in each country in each decade?
// parameters:
//   since: { type: integer, default: 1970, meaning: The first year that counts. }
// columns:
//   decade: Its first year.
//   country: The country.
//   events: How many events that were held took place there.

MATCH (event:Event {status: 'HELD'})-[:TAKES_PLACE_IN]->(:Place)-[:IN_COUNTRY]->(country:Country)
WHERE event.year >= $since
RETURN event.year / 10 * 10 AS decade, country.name AS country, count(event) AS events
ORDER BY decade, events DESC, country
