// Who represented a member at the meetings of a portfolio
// question: Who spoke for a member at each meeting of ministers on one field that was held?
// parameters:
//   member: { type: Represented, default: JP, meaning: 'The member, country or organization.' }
//   portfolio: { type: text, default: interior-security, meaning: The portfolio of the ministers. }
//   since: { type: integer, default: 1995, meaning: The first year. }
// columns:
//   startDate: The first day of the meeting.
//   meeting: The meeting.
//   representative: The person; the member itself where a delegation is recorded whose head no source names.
//   role: The role.
//   capacity: The office or function, as the source words it.
//   sources: The slugs of the sources for this participation.

MATCH (representative:Participant)-[attends:ATTENDS {representing: $member}]->(meeting:MinisterialMeeting)
WHERE $portfolio IN meeting.portfolios AND meeting.year >= $since AND attends.status = 'ATTENDED'
RETURN meeting.startDate AS startDate, meeting.name AS meeting, representative.name AS representative,
       attends.role AS role, attends.capacity AS capacity, attends.sources AS sources
ORDER BY startDate, representative
