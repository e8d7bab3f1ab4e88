// What has a name with some words
// question: Which entities of any kind have these words in a name, other names and codes included?
// parameters:
//   words: { type: text, default: carn*, meaning: "In Lucene's syntax: as in carn* or carnei~." }
//   limit: { type: integer, default: 25, meaning: How many at most. }
// columns:
//   score: How well it fits, times how much it counts; it compares the rows of one search only.
//   name: The name.
//   labels: Its labels in the graph.
//   slug: Its slug.
//   caption: What it is, in one line.

CALL db.index.fulltext.queryNodes('entity_names', 'searchNames:(' + $words + ')') YIELD node, score
RETURN round(score * node.searchWeight, 3) AS score, node.name AS name, labels(node) AS labels,
       node.slug AS slug, node.caption AS caption
ORDER BY score DESC, name, slug
LIMIT $limit
