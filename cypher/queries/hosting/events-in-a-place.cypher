// Everything that took place somewhere
// question: Which events took place in a country, region, city or venue, or anywhere within it?
// parameters:
//   place: { type: Place, default: place-ottawa, meaning: The place. }
// columns:
//   startDate: The first day of the event.
//   event: Its name.
//   place: The most exact place that is known for it.
//   within: The places around that place, up to the one that was asked for.

MATCH (asked:Entity&Place {slug: $place})
MATCH path = (asked)<-[:LIES_IN]-{0,5}(place:Place)
             <-[:TAKES_PLACE_IN|ALSO_TAKES_PLACE_IN]-(event:Event {status: 'HELD'})
RETURN event.startDate AS startDate, event.name AS event, place.name AS place,
       [around IN nodes(path)[..-2] | around.name] AS within
ORDER BY startDate, event
