// The way from summit to summit
// question: How far apart are the places of one summit and the next?
// parameters:
//   since: { type: integer, default: 2010, meaning: The year of the first summit. }
// columns:
//   year: The year of the summit.
//   place: Where it took place.
//   kilometres: How far that is from the place of the last summit whose position is known, as the crow flies.

MATCH (summit:Summit {status: 'HELD'})-[:TAKES_PLACE_IN]->(place:Place)
WHERE summit.year >= $since
MATCH (place)-[:LIES_IN]->{0,3}(located:Place)
WHERE located.latitude IS NOT NULL
WITH summit, place, collect(located)[0] AS located ORDER BY summit.year
WITH collect({
  year: summit.year,
  place: place.name,
  position: point({latitude: located.latitude, longitude: located.longitude})
}) AS stops
UNWIND range(0, size(stops) - 1) AS index
WITH stops[index] AS stop, CASE WHEN index > 0 THEN stops[index - 1] END AS last
RETURN stop.year AS year, stop.place AS place,
       toInteger(round(point.distance(last.position, stop.position) / 1000)) AS kilometres
ORDER BY year
