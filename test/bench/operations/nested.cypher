MATCH (p:Presidency) WHERE p.year IS NOT NULL AND p.slug IS NOT NULL
WITH p ORDER BY p.year DESC, p.slug DESC LIMIT $presidencies
RETURN COUNT { (:Presidency) }, p.year, COUNT { (p)-[:ORGANIZES]->() }, COLLECT {
  MATCH (p)-[:ORGANIZES]->(e) WITH e ORDER BY e.startDate, e.slug LIMIT $events
  RETURN [e.slug, e.name, toString(e.startDate), COUNT { (e)-[:AGREED]->() }, COLLECT {
    MATCH (e)-[:AGREED]->(c) WITH c ORDER BY c.year, c.slug LIMIT $commitments
    RETURN [c.slug, c.name, COLLECT {
      MATCH (c)-[:CONCERNS]->(x) RETURN x.name ORDER BY x.sortName, x.slug LIMIT $priorities
    }]
  }]
}
