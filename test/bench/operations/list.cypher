MATCH (e:Event)
WHERE e.kind = $kind AND e.startDate IS NOT NULL AND e.slug IS NOT NULL
RETURN e.slug, e.name, e.year, toString(e.startDate), toString(e.endDate), e.format
ORDER BY e.startDate, e.slug LIMIT $first
