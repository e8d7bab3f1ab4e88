// From minister to leader
// question: Who attended a meeting of ministers and, later, a summit as leader of a member?
// columns:
//   person: Who.
//   firstMinisterial: The first meeting of ministers.
//   ministerialYear: Its year.
//   firstSummit: The first summit as leader.
//   summitYear: Its year.

MATCH (person:Person)-[asMinister:ATTENDS]->(meeting:MinisterialMeeting)
WHERE asMinister.role IN ['HOST', 'HEAD_OF_DELEGATION'] AND asMinister.status = 'ATTENDED'
WITH person, meeting ORDER BY meeting.startDate
WITH person, collect(meeting)[0] AS meeting
MATCH (person)-[asLeader:ATTENDS]->(summit:Summit)
WHERE asLeader.role IN ['HOST', 'MEMBER_LEADER', 'EU_REPRESENTATIVE'] AND asLeader.status = 'ATTENDED'
  AND summit.startDate > meeting.startDate
WITH person, meeting, summit ORDER BY summit.startDate
WITH person, meeting, collect(summit)[0] AS summit
RETURN person.name AS person, meeting.name AS firstMinisterial, meeting.year AS ministerialYear,
       summit.name AS firstSummit, summit.year AS summitYear
ORDER BY summitYear, person
