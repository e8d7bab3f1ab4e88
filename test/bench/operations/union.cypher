MATCH (p:Presidency {year: $year})
RETURN COLLECT {
  MATCH (p)-[:ORGANIZES]->(e) WITH e ORDER BY e.startDate, e.slug LIMIT $events
  RETURN [e.slug, COLLECT {
    MATCH (e)<-[a:ATTENDS]-(x) WITH a, x ORDER BY x.sortName, x.slug, a.key LIMIT $participants
    RETURN CASE
      WHEN x:Person THEN ['Person', x.slug, x.name]
      WHEN x:Member THEN ['Member', x.slug, x.code, x.joinedYear]
      WHEN x:Country THEN ['Country', x.slug, x.code]
      ELSE ['Organization', x.slug, x.code]
    END
  }]
}
