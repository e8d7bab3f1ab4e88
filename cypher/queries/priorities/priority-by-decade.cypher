// A priority, decade by decade
// question: How many events held in each decade took up a subject, or anything it includes?
// parameters:
//   priority: { type: Priority, default: priority-terrorism, meaning: The subject. }
// columns:
//   decade: Its first year.
//   summits: The summits that took it up.
//   ministerials: The meetings of ministers that did.
//   others: Other events that did.
//   major: How many of all these had it as a main focus.

MATCH (:Entity&Priority {slug: $priority})<-[:BROADER]-{0,5}(priority:Priority)
MATCH (priority)<-[addresses:ADDRESSES]-(event:Event {status: 'HELD'})
WITH DISTINCT event, max(addresses.emphasis = 'MAJOR') AS isMajor
RETURN event.year / 10 * 10 AS decade,
       count(CASE WHEN event:Summit THEN 1 END) AS summits,
       count(CASE WHEN event:MinisterialMeeting THEN 1 END) AS ministerials,
       count(CASE WHEN NOT event:Summit|MinisterialMeeting THEN 1 END) AS others,
       count(CASE WHEN isMajor THEN 1 END) AS major
ORDER BY decade
