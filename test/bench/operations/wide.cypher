MATCH (e:Event) WHERE e.startDate IS NOT NULL AND e.slug IS NOT NULL
WITH e ORDER BY e.startDate, e.slug LIMIT $first
OPTIONAL MATCH (e)<-[:ORGANIZES]-(p)
RETURN e.slug, e.name, e.kind, e.status, e.year, toString(e.startDate), toString(e.endDate), e.format, p.year
