import type { Direction } from '../../api/vocabulary.ts';
import { RowLine } from '../../entity/row-line.tsx';
import { SourceList } from '../../entity/source-list.tsx';
import { citationsFor } from '../../entity/sources.ts';
import type { Answer } from '../../http/respond.ts';
import { addressOf, type Question, readQuestion } from '../../network/question.ts';
import { moreOperation } from '../../network/read.ts';
import type { AddressWith } from '../../parameters.ts';
import { playgroundLink } from '../../parts/playground-link.ts';
import { renderPage } from '../../render.tsx';
import { routeOf, type Visit } from '../../route.ts';
import { notFoundPage } from '../not-found/not-found.tsx';

const parameters = ['of', 'relation', 'direction', 'after', 'network'] as const;

/** All that one relation joins an entity to, with the sources of each link. */
export const neighborsRoute = routeOf({ parameters, read: readAsked, answer });

interface Asked {
  readonly slug: string;
  readonly relation: string;
  readonly direction: Direction;
  readonly after: string | undefined;
  /** The parameters of the drawing to which neighbors can be added. */
  readonly drawing: string | undefined;
}

function readAsked({ searchParams }: AddressWith<(typeof parameters)[number]>): Asked {
  return {
    slug: searchParams.get('of') ?? '',
    relation: searchParams.get('relation') ?? '',
    direction: searchParams.get('direction') === 'INCOMING' ? 'INCOMING' : 'OUTGOING',
    after: searchParams.get('after') ?? undefined,
    drawing: searchParams.get('network') ?? undefined,
  };
}

async function answer({ slug, relation, direction, after, drawing }: Asked, visit: Visit): Promise<Answer> {
  const { ask, site, vocabulary } = visit;
  const network =
    drawing === undefined ? undefined : readQuestion({ searchParams: new URLSearchParams(drawing) }, vocabulary);
  if (slug === '') return notFoundPage(slug, visit, 'The address names no entity: its parameter “of” is missing.');
  if (!vocabulary.isRelation(relation)) return notFoundPage(slug, visit, `There is no relation “${relation}”.`);
  const variables = { slug, relation, direction, first: 100, ...(after && { after }) };
  const { data, dataVersion } = await ask(moreOperation, variables);
  const { entity } = data;
  if (entity === null) return notFoundPage(slug, visit);
  const rows = (entity.neighbors?.edges ?? []).map(({ node, links }) => ({
    entity: node,
    sources: links.flatMap(({ sources }) => sources),
  }));
  const citations = await citationsFor(
    [],
    rows.flatMap(({ sources }) => sources),
    ask,
  );
  const next = entity.neighbors?.pageInfo.hasNextPage ? entity.neighbors.pageInfo.endCursor : null;
  const total = entity.neighbors?.totalCount ?? 0;
  const words = vocabulary.phraseOf(relation, direction);
  const html = renderPage(site, {
    title: `${entity.name} ${words}`,
    description: `All that ${entity.name} ${words}.`,
    query: playgroundLink(moreOperation, variables),
    forms: ['csv'],
    content: (
      <div class="entity">
        <div class="known">
          <h1>
            <a href={`/${entity.slug}`}>{entity.name}</a> {words} <span class="count">{total}</span>
          </h1>
          <p class="leads">
            <a href={network ? addressOf(network) : `/network?from=${entity.slug}`}>
              {network ? 'Back to the network' : 'Network'}
            </a>
          </p>
          <section id="neighbors" aria-label={words}>
            <ul class="rows">
              {rows.map((row) => (
                <li key={row.entity.slug}>
                  <RowLine row={row} citations={citations} captioned />
                  {network && !isDrawn(row.entity.slug, network) && (
                    <a href={addressOf(withDrawn(network, row.entity.slug))}>
                      Draw<span class="unseen"> {row.entity.name}</span>
                    </a>
                  )}
                </li>
              ))}
            </ul>
            <p class="paging">
              <span class="shown">{after ? `${rows.length} more, of ${total}` : `${rows.length} of ${total}`}</span>{' '}
              {next && (
                <a
                  class="more"
                  href={`/neighbors?${new URLSearchParams({ of: slug, relation, direction, ...(drawing && { network: drawing }), after: next })}#neighbors`}
                >
                  Show more
                </a>
              )}
            </p>
          </section>
        </div>
        <SourceList citations={citations} />
      </div>
    ),
  });
  return {
    status: 200,
    html,
    dataVersion,
    table: {
      columns: ['from', 'relation', 'direction', 'slug', 'name', 'sources'],
      rows: rows.map(({ entity: other, sources }) => [
        entity.slug,
        relation,
        direction,
        other.slug,
        other.name,
        [...new Set(sources.map((source) => source.slug))].sort().join(' '),
      ]),
    },
  };
}

const isDrawn = (slug: string, { from, open, with: picked }: Question): boolean =>
  slug === from || open.includes(slug) || picked.includes(slug);

/** The drawing with one more entity, which is hidden no longer. */
const withDrawn = (network: Question, slug: string): Question => ({
  ...network,
  with: [...network.with, slug],
  hide: network.hide.filter((one) => one !== slug),
});
