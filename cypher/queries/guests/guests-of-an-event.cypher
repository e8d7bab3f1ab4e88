// The guests of an event
// question: Who beyond the members was at an event or invited, for whom and in which role?
// parameters:
//   event: { type: Event, default: summit-2025-kananaskis, meaning: The event. }
// columns:
//   representing: The country or organization.
//   guest: The person; the country or organization itself where no source names one.
//   role: The role.
//   status: Whether the guest is known to have come.
//   confidence: How far the record can be relied on.

MATCH (guest:Participant)-[attends:ATTENDS]->(event:Entity&Event {slug: $event})
MATCH (represented:Represented {code: attends.representing})
WHERE NOT represented:Member
   OR EXISTS { (represented)-[:OF_COUNTRY]->(:Country)-[:GUEST_AT]->(event) }
RETURN represented.name AS representing, guest.name AS guest, attends.role AS role,
       attends.status AS status, attends.confidence AS confidence
ORDER BY representing, guest
