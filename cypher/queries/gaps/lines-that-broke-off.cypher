// Lines of meetings that broke off
// question: Which meetings that were held built on others, were not carried on, and lie some years back?
// parameters:
//   before: { type: integer, default: 2020, meaning: Only meetings before this year. }
// columns:
//   meeting: The last meeting of its line.
//   year: Its year.
//   portfolios: The fields of the ministers; empty for other meetings.
//   line: How many steps the line goes back.

MATCH line = (last:Event)-[:BUILDS_ON]->+(:Event)
WHERE last.year < $before AND last.status = 'HELD' AND NOT EXISTS { (last)<-[:BUILDS_ON]-() }
RETURN last.name AS meeting, last.year AS year, last.portfolios AS portfolios, max(length(line)) AS line
ORDER BY year, meeting
