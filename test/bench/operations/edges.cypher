MATCH (m:Member {code: $code})
RETURN m.code, m.name, COLLECT {
  MATCH (m)-[:HOSTS]->(e) WITH e ORDER BY e.startDate DESC, e.slug DESC LIMIT $events
  RETURN [e.slug, e.name, toString(e.startDate), COLLECT {
    MATCH (e)<-[a:ATTENDS]-(p) WITH a, p ORDER BY p.sortName, p.slug, a.key LIMIT $participants
    OPTIONAL MATCH (r:Represented {code: a.representing})
    RETURN [a.role, r.code, r.name, p.slug, p.name]
  }]
}
