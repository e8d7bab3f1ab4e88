// Members whose representatives are not known
// question: For how many meetings of ministers that were held is it not known who represented a member?
// parameters:
//   since: { type: integer, default: 1975, meaning: The first year that counts. }
// columns:
//   member: The member.
//   meetings: The meetings of ministers it took part in.
//   named: Those with a person.
//   delegation: Those with a delegation whose head no source names.
//   announced: Those of which a source only announced who would come.
//   assumed: Those where it is only assumed to have been there.

MATCH (member:Member)-[participates:PARTICIPATES_IN]->(meeting:MinisterialMeeting {status: 'HELD'})
WHERE meeting.year >= $since
RETURN member.name AS member, count(meeting) AS meetings,
       count(CASE participates.basis WHEN 'NAMED' THEN 1 END) AS named,
       count(CASE participates.basis WHEN 'DELEGATION' THEN 1 END) AS delegation,
       count(CASE participates.basis WHEN 'ANNOUNCED' THEN 1 END) AS announced,
       count(CASE participates.basis WHEN 'ASSUMED' THEN 1 END) AS assumed
ORDER BY assumed DESC, member
