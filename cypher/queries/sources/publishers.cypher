// Publishers
// question: Whose pages and datasets do the facts rest on?
// parameters:
//   limit: { type: integer, default: 20, meaning: How many publishers. }
// columns:
//   publisher: Who published them.
//   sources: How many sources.
//   records: How many records rest on them.
//   oldest: The date of the oldest, where the sources show one.
//   newest: The date of the newest.

MATCH (source:Source)
OPTIONAL MATCH (source)<-[:SOURCED_FROM]-(record:Entity)
RETURN source.publisher AS publisher, count(DISTINCT source) AS sources, count(DISTINCT record) AS records,
       min(source.date) AS oldest, max(source.date) AS newest
ORDER BY records DESC, publisher
LIMIT $limit
