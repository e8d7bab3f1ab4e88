// Priorities without commitments
// question: Which subjects were on an agenda, though no commitment serves them or anything they include?
// caution: Most commitments are not on record, so that none on record does not mean that none was made.
// columns:
//   priority: The subject.
//   events: The events that took it up and were held.
//   latest: The latest year.

MATCH (priority:Priority)<-[:ADDRESSES]-(event:Event {status: 'HELD'})
WHERE NOT EXISTS { (priority)<-[:BROADER]-{0,5}(:Priority)<-[:CONCERNS]-(:Commitment) }
RETURN priority.name AS priority, count(event) AS events, max(event.year) AS latest
ORDER BY events DESC, priority
