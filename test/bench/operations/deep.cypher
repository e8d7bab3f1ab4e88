MATCH (e:Event)
WHERE e.startDate >= date($startDate) AND e.slug IS NOT NULL AND (e.startDate > date($startDate) OR e.slug > $slug)
RETURN e.slug, e.name, e.year, toString(e.startDate), e.format
ORDER BY e.startDate, e.slug LIMIT $first
