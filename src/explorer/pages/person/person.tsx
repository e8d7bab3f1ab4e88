import { entityPage } from '../../entity/page.ts';
import { participation } from '../../entity/participation.ts';
import { type Fact, fact, type Section, section } from '../../entity/view.ts';
import { Career } from '../../parts/career.tsx';
import { dateText, termsText, termText } from '../../parts/dates.ts';
import { countText, sentenceCase, words } from '../../parts/words.ts';
import type { PersonPage } from './person.answer.ts';

export const personPage = entityPage<PersonPage>({
  types: ['Person'],
  prefixes: ['person'],
  operation: new URL('./person.graphql', import.meta.url),
  view({ entity, met }, vocabulary) {
    if (entity?.__typename !== 'Person') return undefined;
    const { category, offices, events, hostedEvents, statements } = entity;
    return {
      facts: [...fact('Category', sentenceCase(words.PersonCategory[category])), ...currentOf(offices)],
      sections: [
        ...section('offices', 'Offices', offices, {
          row: ({ terms }) => ({ detail: termsText(terms), sources: terms.flatMap(({ sources }) => sources) }),
          hint: offices?.totalCount === 0 ? 'No source names an office.' : undefined,
          figure: (
            <Career
              offices={offices?.edges.map(({ node, terms }) => ({ name: node.name, terms })) ?? []}
              meetings={events?.edges.map(({ node }) => node) ?? []}
            />
          ),
        }),
        ...section('events', 'Meetings', events, {
          row: (edge) => ({ ...participation(edge, vocabulary), lead: edge.node.startDate.slice(0, 4) }),
          hint: events?.totalCount === 0 ? 'No attendance is recorded.' : undefined,
        }),
        ...section('hostedEvents', 'Meetings chaired', hostedEvents, {
          row: ({ node }) => ({ lead: node.startDate.slice(0, 4) }),
        }),
        ...metMost(met, entity.slug),
        ...section('statements', 'Statements', statements, {
          row: ({ node }) => ({ detail: dateText(node.date, node.datePrecision) }),
        }),
      ],
    };
  },
});

type Offices = Extract<NonNullable<PersonPage['entity']>, { readonly __typename: 'Person' }>['offices'];

/** The offices of which no end is known. */
function currentOf(offices: Offices): readonly Fact[] {
  const open = (offices?.edges ?? []).flatMap(({ node, terms }) =>
    terms
      .filter(({ endDate, startDate }) => endDate === null && startDate !== null)
      .map((term) => ({ entity: node, sources: term.sources, detail: termText(term) })),
  );
  return fact('Current office', ...open);
}

/** So many are asked for, the person among them. */
const MOST_MET = 20;

/** Those who are most often recorded at the same meetings. */
function metMost(met: PersonPage['met'], slug: string): readonly Section[] {
  const rows = (met?.countBy ?? []).flatMap(({ count, node }) =>
    node?.__typename === 'Person' && node.slug !== slug ? [{ entity: node, detail: countText(count, 'meeting') }] : [],
  );
  if (rows.length === 0) return [];
  return [
    {
      id: 'met',
      further: { href: `/met?who=${slug}`, name: 'Summits together' },
      title: 'Most often at the same meetings',
      total: rows.length,
      rows,
      next: null,
      hint: `Both are recorded at the same meeting that was held. This does not say that they spoke with each other.${rows.length < MOST_MET ? '' : ` The first ${rows.length}.`}`,
    },
  ];
}
