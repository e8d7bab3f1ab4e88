// Ranks of priorities, refined in rounds
// question: Which subjects do the weightiest events take up, where an event weighs as much as its subjects?
// parameters:
//   limit: { type: integer, default: 15, meaning: How many subjects. }
// columns:
//   priority: The subject.
//   events: The events that took it up and were held.
//   first: Its rank after the first round, where every subject weighs the same; 1 on average.
//   rank: Its rank after the third.

// Each round: an event gets the mean of its subjects, a subject the sum of its events, scaled to a mean of 1.
MATCH (priority:Priority)<-[:ADDRESSES]-(event:Event {status: 'HELD'})
WITH priority, collect(event) AS events, count(event) AS degree
WITH collect({priority: priority, events: events, score: toFloat(degree)}) AS all, avg(degree) AS mean
UNWIND all AS row
WITH row.priority AS priority, row.events AS events, row.score / mean AS first
UNWIND events AS event
WITH event, avg(first) AS weight, collect({priority: priority, first: first}) AS subjects
UNWIND subjects AS subject
WITH subject.priority AS priority, subject.first AS first, sum(weight) AS score, collect(event) AS events
WITH collect({priority: priority, first: first, events: events, score: score}) AS all, avg(score) AS mean
UNWIND all AS row
WITH row.priority AS priority, row.first AS first, row.events AS events, row.score / mean AS second
UNWIND events AS event
WITH event, avg(second) AS weight, collect({priority: priority, first: first}) AS subjects
UNWIND subjects AS subject
WITH subject.priority AS priority, subject.first AS first, sum(weight) AS score, count(event) AS events
WITH collect({priority: priority, first: first, events: events, score: score}) AS all, avg(score) AS mean
UNWIND all AS row
RETURN row.priority.name AS priority, row.events AS events, round(row.first, 2) AS first,
       round(row.score / mean, 2) AS rank
ORDER BY rank DESC, priority
LIMIT $limit
