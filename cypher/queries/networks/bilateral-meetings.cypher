// Meetings of two sides
// question: Who met whom in bilateral meetings, and on the margins of what?
// columns:
//   startDate: The day of the meeting.
//   meeting: Its name.
//   people: Who met.
//   representing: For whom they spoke.
//   marginsOf: The event it was held beside.

MATCH (meeting:BilateralMeeting)-[:ON_THE_MARGINS_OF]->(event:Event)
MATCH (person:Participant)-[attends:ATTENDS {status: 'ATTENDED'}]->(meeting)
WITH meeting, event, person, attends ORDER BY attends.representing, person.name
RETURN meeting.startDate AS startDate, meeting.name AS meeting, collect(person.name) AS people,
       collect(attends.representing) AS representing, event.name AS marginsOf
ORDER BY startDate, meeting
