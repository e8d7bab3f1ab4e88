// What a priority includes
// question: Which narrower subjects does a subject have, and how much is recorded on each?
// parameters:
//   priority: { type: Priority, default: priority-crime-security, meaning: The subject. }
// caution: Most commitments are not on record, and nearly all that are have their main subject alone.
// columns:
//   depth: How many levels below; 0 is the subject itself.
//   path: The names from the subject down.
//   events: The events that were held and took up just this one.
//   commitments: The commitments on record that serve it.
//   slug: Its slug.

MATCH path = (:Entity&Priority {slug: $priority})<-[:BROADER]-{0,5}(priority:Priority)
RETURN length(path) AS depth, [each IN nodes(path) | each.name] AS path,
       COUNT { (priority)<-[:ADDRESSES]-({status: 'HELD'}) } AS events,
       COUNT { (priority)<-[:CONCERNS]-() } AS commitments,
       priority.slug AS slug
ORDER BY path
