import { model } from '../model/g7.ts';
import * as nodes from '../model/nodes.ts';
import * as relationships from '../model/relationships.ts';
import { participationRole } from '../model/vocabularies.ts';
import { integer, oneOf, text } from '../pothos-plugin-neo4j/model/index.ts';
import type { GraphFieldBuilder } from '../pothos-plugin-neo4j/plugin/index.ts';
import { cypher, found, knowledge, known, type Piece, parameter, self } from '../pothos-plugin-neo4j/plugin/index.ts';
import { builder } from './builder.ts';
import { relationWords } from './relations.ts';
import { phrases, portfolioTitles, roleTitles } from './words.ts';

const relationKnowledge = knowledge('RelationWords', {
  relation: oneOf(relationWords, 'The relationship.'),
  phrase: text('What is said from its start to its end: Canada "hosted" a summit.'),
  inversePhrase: text('What is said from its end to its start: a summit "was hosted by" Canada.'),
  count: integer('How many such relationships there are.'),
});

const roleKnowledge = knowledge('ParticipationRoleWords', {
  role: oneOf(participationRole, 'The role.'),
  title: text('What somebody in this role is called, as it stands in a sentence.'),
  count: integer('How many participations have this role.'),
});

const portfolioKnowledge = knowledge('PortfolioWords', {
  portfolio: text('The portfolio, as `portfolios` of an event lists it.'),
  title: text('What it is called, as a heading.'),
  count: integer('How many events have it.'),
});

const RelationWords = builder.graphRow(relationKnowledge, {
  description: 'How a sentence says a relationship, both ways.',
  fields: (t) => ({
    relation: t.property('relation'),
    phrase: t.property('phrase'),
    inversePhrase: t.property('inversePhrase'),
    count: t.property('count'),
  }),
});

const ParticipationRoleWords = builder.graphRow(roleKnowledge, {
  description: 'What somebody in a role is called.',
  fields: (t) => ({ role: t.property('role'), title: t.property('title'), count: t.property('count') }),
});

const PortfolioWords = builder.graphRow(portfolioKnowledge, {
  description: 'What a portfolio is called.',
  fields: (t) => ({ portfolio: t.property('portfolio'), title: t.property('title'), count: t.property('count') }),
});

/** The table of a word for each of these, refused where one is missing. */
function titleOf<Title>(titles: Readonly<Record<string, Title>>, word: string): Title {
  const title = titles[word];
  if (title === undefined) throw new TypeError(`There are no words for ${word}: add them to words.ts.`);
  return title;
}

/** A row for each word: its title, and how often it stands among what is `held`, a list that may hold it often. */
const rowsOf = (titles: Readonly<Record<string, string>>, word: Piece, held: Piece): Piece => cypher`
  WITH *, ${parameter('text', Object.keys(titles))} AS words, ${parameter('text', Object.values(titles))} AS titles,
    COLLECT { ${held} } AS held
  UNWIND range(0, size(words) - 1) AS at
  RETURN ${self} AS ${found},
    {${word}: words[at], title: titles[at], count: size([one IN held WHERE one = words[at]])} AS ${known}`;

/** Numbers by type are kept by Neo4j: none of these relationships is gone over. */
const relations = model.relationships
  .map((relationship) => {
    const [forward, backward] = titleOf(phrases, relationship.type);
    return cypher`{relation: ${parameter('text', relationship.type)}, phrase: ${parameter('text', forward)},
      inversePhrase: ${parameter('text', backward)}, count: COUNT { ()-[:${relationship}]->() }}`;
  })
  .reduce((list, entry) => cypher`${list}, ${entry}`);

const roles = Object.fromEntries(
  Object.keys(participationRole.values).map((role) => [role, titleOf(roleTitles, role)] as const),
);

type Types = (typeof builder)['$inferSchemaTypes'];

/** What pages call the values of the graph, so that no client needs a table of its own. */
export const vocabularyFields = (t: GraphFieldBuilder<Types, typeof nodes.dataset>) => ({
  relations: t.fromCypher({
    description: 'Every relationship there is, with how a sentence says it, by its name.',
    of: nodes.dataset,
    knows: relationKnowledge,
    as: RelationWords,
    list: true,
    nullable: false,
    most: model.relationships.length,
    orderBy: [{ name: 'relation', direction: 'ASC' }],
    body: () => cypher`
      UNWIND [${relations}] AS entry
      RETURN ${self} AS ${found}, {relation: entry.relation, phrase: entry.phrase, inversePhrase: entry.inversePhrase,
        count: entry.count} AS ${known}`,
  }),
  participationRoles: t.fromCypher({
    description: 'Every role in which somebody takes part in an event, with what it is called, by its name.',
    of: nodes.dataset,
    knows: roleKnowledge,
    as: ParticipationRoleWords,
    list: true,
    nullable: false,
    most: Object.keys(roleTitles).length,
    orderBy: [{ name: 'role', direction: 'ASC' }],
    body: () => rowsOf(roles, cypher`role`, cypher`MATCH ()-[r:${relationships.attends}]->() RETURN r.role`),
  }),
  portfolios: t.fromCypher({
    description: 'Every portfolio of events, with what it is called, by its name.',
    of: nodes.dataset,
    knows: portfolioKnowledge,
    as: PortfolioWords,
    list: true,
    nullable: false,
    most: Object.keys(portfolioTitles).length,
    orderBy: [{ name: 'portfolio', direction: 'ASC' }],
    body: () =>
      rowsOf(
        portfolioTitles,
        cypher`portfolio`,
        cypher`MATCH (event:${nodes.event}) UNWIND event.portfolios AS portfolio RETURN portfolio`,
      ),
  }),
});
