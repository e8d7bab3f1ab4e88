// The way from summit to summit
// question: How far apart are the places of one summit that was held and the next?
// parameters:
//   since: { type: integer, default: 2010, meaning: The year of the first summit. }
// caution: Where no position is known of a place, or of the place before it, the distance is empty.
// columns:
//   year: The year of the summit.
//   place: Where it took place; empty where no place is recorded.
//   kilometres: How far that is from the place of the summit before, as the crow flies.
//   located: The place whose position was taken, itself or the nearest around it; empty where none is known.

MATCH (summit:Summit {status: 'HELD'})
WHERE summit.year >= $since
OPTIONAL MATCH (summit)-[:TAKES_PLACE_IN]->(place:Place)
CALL (place) {
  OPTIONAL MATCH way = (place)-[:LIES_IN]->{0,3}(around:Place)
  WHERE around.latitude IS NOT NULL
  RETURN around ORDER BY length(way) LIMIT 1
}
WITH summit, place, around ORDER BY summit.startDate
WITH collect({
  year: summit.year,
  place: place.name,
  located: around.name,
  position: point({latitude: around.latitude, longitude: around.longitude})
}) AS stops
UNWIND range(0, size(stops) - 1) AS index
WITH stops[index] AS stop, CASE WHEN index > 0 THEN stops[index - 1] END AS last
RETURN stop.year AS year, stop.place AS place,
       toInteger(round(point.distance(last.position, stop.position) / 1000)) AS kilometres,
       stop.located AS located
ORDER BY year
