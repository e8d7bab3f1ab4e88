// People who spoke for more than one
// question: Who represented different members, countries or organizations over time?
// columns:
//   person: Who.
//   represented: The codes, in the order of time.
//   years: The year of the first event for each.

MATCH (person:Person)-[attends:ATTENDS {status: 'ATTENDED'}]->(event:Event)
WITH person, attends.representing AS code, min(event.year) AS year ORDER BY year, code
WITH person, collect(code) AS represented, collect(year) AS years
WHERE size(represented) > 1
RETURN person.name AS person, represented, years
ORDER BY size(represented) DESC, person
