// What speaks of some words
// question: Which entities but sources hold these words, in any of their forms?
// parameters:
//   words: { type: text, default: smuggling OR trafficking, meaning: "In Lucene's syntax, with AND and OR." }
//   limit: { type: integer, default: 25, meaning: How many at most. }
// columns:
//   score: How well it fits; it compares the rows of one search only.
//   name: The name.
//   labels: Its labels in the graph.
//   slug: Its slug.
//   caption: What it is, in one line.

CALL db.index.fulltext.queryNodes('entity_text', $words) YIELD node, score
WHERE NOT node:Source
RETURN round(score, 3) AS score, node.name AS name, labels(node) AS labels, node.slug AS slug,
       node.caption AS caption
ORDER BY score DESC, name, slug
LIMIT $limit
