// Rise and fall of priorities
// question: Which subjects take a larger part of the agenda since a year than before, which a smaller one?
// parameters:
//   year: { type: integer, default: 2015, meaning: The first year of the later time. }
//   events: { type: integer, default: 5, meaning: The least number of events over both times. }
// columns:
//   priority: The subject.
//   before: The events that were held before that year and took it up.
//   since: The events since.
//   shareBefore: The part of all events with an agenda before, in percent.
//   shareSince: The part since.
//   change: The difference, in points of percent.

MATCH (event:Event {status: 'HELD'})
WHERE EXISTS { (event)-[:ADDRESSES]->() }
WITH count(CASE WHEN event.year < $year THEN 1 END) AS allBefore,
     count(CASE WHEN event.year >= $year THEN 1 END) AS allSince
MATCH (priority:Priority)<-[:ADDRESSES]-(event:Event {status: 'HELD'})
WITH priority, allBefore, allSince,
     count(CASE WHEN event.year < $year THEN 1 END) AS before,
     count(CASE WHEN event.year >= $year THEN 1 END) AS since
WHERE before + since >= $events AND allBefore > 0 AND allSince > 0
WITH priority, before, since,
     100.0 * before / allBefore AS shareBefore, 100.0 * since / allSince AS shareSince
RETURN priority.name AS priority, before, since,
       round(shareBefore, 1) AS shareBefore, round(shareSince, 1) AS shareSince,
       round(shareSince - shareBefore, 1) AS change
ORDER BY change DESC, priority
