// Who held the offices of a portfolio
// question: Who was responsible for a field, for which member, from when to when?
// parameters:
//   portfolio: { type: text, default: interior-security, meaning: The field. }
//   since: { type: date, default: 2020-01-01, meaning: Terms that ended before are left out. }
// columns:
//   for: The member, country or organization.
//   office: The office.
//   holder: The person.
//   startDate: The first day of the term; empty where it is not known.
//   endDate: The last; empty where it goes on or is not known.
//   lastKnownDate: Where its end is not known, the last day on which a source shows it.

MATCH (office:Office {portfolio: $portfolio})-[:OFFICE_OF]->(owner:Represented)
MATCH (holder:Person)-[term:HELD_OFFICE]->(office)
WHERE coalesce(term.endDate >= $since, true)
RETURN owner.name AS for, office.name AS office, holder.name AS holder,
       term.startDate AS startDate, term.endDate AS endDate, term.lastKnownDate AS lastKnownDate
ORDER BY for, office, startDate, holder
