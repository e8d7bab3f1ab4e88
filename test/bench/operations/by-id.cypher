MATCH (e:Entity&Event {slug: $slug})
RETURN e.slug, e.name, e.kind, e.status, e.year, toString(e.startDate), toString(e.endDate), e.format, e.description
