import { fullTextName } from '../model/cypher.ts';
import { float, text } from '../model/define.ts';
import * as nodes from '../model/nodes.ts';
import { cypher, found, knowledge, known, parameter, value } from '../plugin/cypher.ts';
import { builder } from './builder.ts';
import { EntityKind, havingLabels, labelsOf, nowhere } from './relations.ts';
import { searchQuery } from './search-query.ts';

const hit = knowledge('SearchHit', {
  score: float('How well it fits; it compares hits of one search, and of nothing else.'),
  version: text('The version of the data that the score is of.'),
});

const index = (name: string) => parameter('text', fullTextName(nodes.entity.label, name));

/** What the ranking is of: any change of the data can change all of it. */
const version = cypher`CALL () { OPTIONAL MATCH (d:${nodes.dataset}) RETURN coalesce(max(d.version), '') AS version }`;

builder.queryFields((t) => ({
  search: t.connectionFromCypher({
    description:
      'Entities that some words lead to, the best first: by their names, other names, codes and texts. Case, accents and ' +
      'forms of words do not matter, the last word may be only begun, and a letter may be wrong.',
    of: nodes.entity,
    knows: hit,
    isSelectable: false,
    args: {
      text: t.arg.string({ required: true, description: 'Words as a person types them: nothing in them is syntax.' }),
      types: t.arg({ type: [EntityKind], required: false, description: 'Only entities of these kinds.' }),
    },
    edge: (e) => ({ score: e.property('score') }),
    order: [{ name: 'score', direction: 'DESC' }],
    epoch: { known: 'version', current: () => cypher`${version} RETURN version AS ${value}` },
    body: ({ text: typed, types }) => {
      const query = searchQuery(typed);
      if (query === undefined || types?.length === 0) return nowhere;
      return cypher`
        CALL () {
          CALL db.index.fulltext.queryNodes(${index('names')}, ${parameter('text', query.names)}) YIELD node, score
          RETURN node, score
          UNION ALL
          CALL db.index.fulltext.queryNodes(${index('text')}, ${parameter('text', query.text)}) YIELD node, score
          RETURN node, score
        }
        WITH node, sum(score) AS score WHERE true ${havingLabels(cypher`node`, labelsOf(types), true)}
        WITH node, score * CASE WHEN node:${nodes.source} THEN 0.5 ELSE 1.0 END
          + CASE WHEN ${parameter('text', query.whole)} IN node.searchNames THEN 100.0 ELSE 0.0 END AS score
        ${version}
        RETURN node AS ${found}, {score: score, version: version} AS ${known}`;
    },
  }),
}));
