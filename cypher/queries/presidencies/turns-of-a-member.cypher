// The presidencies of one member
// question: When did a member preside, and how long after its last time?
// parameters:
//   member: { type: Member, default: CA, meaning: The member. }
// columns:
//   year: The year of the presidency.
//   yearsSinceLast: The years since it presided before; empty for the first time.
//   events: The events of the presidency on record that were held.
//   themes: The themes the presidency chose, where a source names them.

MATCH (:Member {code: $member})-[:HOLDS_PRESIDENCY]->(presidency:Presidency)
WITH presidency ORDER BY presidency.year
WITH collect(presidency) AS presidencies
UNWIND range(0, size(presidencies) - 1) AS turn
WITH presidencies[turn] AS presidency, CASE WHEN turn > 0 THEN presidencies[turn - 1].year END AS lastYear
RETURN presidency.year AS year, presidency.year - lastYear AS yearsSinceLast,
       COUNT { (presidency)-[:ORGANIZES]->({status: 'HELD'}) } AS events, presidency.themes AS themes
ORDER BY year
