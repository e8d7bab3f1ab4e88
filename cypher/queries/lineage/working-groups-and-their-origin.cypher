// Working groups and the events that set them up
// question: Which event established each working group, and at how many events was it active since?
// parameters:
//   priority: { type: Priority, default: priority-crime-security, meaning: The subject and all it includes. }
// columns:
//   group: The working group.
//   kind: What kind of body it is.
//   established: The event that set it up; empty where none is recorded.
//   worksOn: The priorities it works on, within the subject.
//   active: The events that were held and it prepared, met at or reported to.

MATCH (:Entity&Priority {slug: $priority})<-[:BROADER]-{0,5}(priority:Priority)
MATCH (priority)<-[:WORKS_ON]-(group:WorkingGroup)
WITH group, priority ORDER BY priority.name
WITH group, collect(DISTINCT priority.name) AS worksOn
OPTIONAL MATCH (group)-[:ESTABLISHED_AT]->(event:Event)
WITH group, worksOn, event ORDER BY event.startDate
RETURN group.name AS group, group.kind AS kind, collect(event.name)[0] AS established, worksOn,
       COUNT { (group)-[:ACTIVE_AT]->({status: 'HELD'}) } AS active
ORDER BY group
