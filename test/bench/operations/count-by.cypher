MATCH (c:Commitment)
OPTIONAL MATCH (c)-[:CONCERNS]->(x)
WITH x, count(*) AS number ORDER BY number DESC, x.slug LIMIT $first
RETURN x.slug, number, x.name
