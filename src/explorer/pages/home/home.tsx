import { readOperation } from '../../api/operation.ts';
import { datesText, dateText } from '../../parts/dates.ts';
import { type EntityType, entityTypes, kinds } from '../../parts/kinds.ts';
import { Mark } from '../../parts/mark.tsx';
import { views } from '../../parts/shell.tsx';
import { EndField } from '../path/end-field.tsx';
import type { Home, HomeVariables } from './home.answer.ts';

export const homeOperation = readOperation<Home, HomeVariables>(new URL('./home.graphql', import.meta.url));

type Meetings = Home['events'];

/** Where everything begins: what is in here, and ways in. */
export function HomeContent({ dataset, events, upcoming, most }: Home) {
  const counts = new Map(dataset?.counts.map(({ kind, count }) => [kind, count]));
  return (
    <div class="home">
      <section class="welcome">
        <h1>Seven</h1>
        <p class="description">
          The Group of Seven since 1975: who met, where and on what, what was promised and how it was kept, and the
          source of every fact.
        </p>
        <p class="ways-in">
          Start with{' '}
          {beginnings.map(({ href, name }, index) => (
            <>
              {index > 0 && ', '}
              <a href={href}>{name}</a>
            </>
          ))}
          , or search above.
        </p>
      </section>
      {views.length > 0 && (
        <section aria-labelledby="views-title">
          <h2 id="views-title">Explore</h2>
          <ul class="views">
            {views.map(({ href, name, says }) => (
              <li key={href}>
                <a href={href}>{name}</a> <span class="detail">{says}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="ways-title">
        <h2 id="ways-title">How are two things connected?</h2>
        <form class="filters" action="/path">
          <EndField name="from" />
          <EndField name="to" />
          <button type="submit">Show paths</button>
        </form>
        <p class="hint">
          Two people, meetings, places or topics, for example migrant smuggling and the Kananaskis Summit.
        </p>
      </section>
      <div class="pair">
        <MeetingList id="latest" title="The latest meetings" meetings={events} />
        <MostSummits most={most} />
        <MeetingList id="upcoming" title="Announced" meetings={upcoming} />
      </div>
      <section aria-labelledby="counts-title">
        <h2 id="counts-title">What is in the graph</h2>
        <ul class="counts">
          {entityTypes.map((type) => (
            <KindLine key={type} type={type} count={counts.get(type) ?? 0} />
          ))}
        </ul>
        {dataset && (
          <p class="hint">
            {dataset.asOf && `The facts reach to ${dateText(dataset.asOf, 'DAY')}. `}
            They may be used under {dataset.licence}. {dataset.attribution}
          </p>
        )}
      </section>
    </div>
  );
}

const beginnings = [
  { href: '/summit-2025-kananaskis', name: 'the Kananaskis summit' },
  { href: '/member-ca', name: 'Canada' },
  { href: '/priority-climate-change', name: 'climate change' },
];

function MeetingList({
  id,
  title,
  meetings,
}: {
  readonly id: string;
  readonly title: string;
  readonly meetings: Meetings;
}) {
  if (!meetings || meetings.nodes.length === 0) return null;
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <ul class="rows">
        {meetings.nodes.toReversed().map(({ __typename, slug, name, startDate, endDate, datePrecision }) => (
          <li key={slug}>
            <span class="told">
              <Mark type={__typename} /> <a href={`/${slug}`}>{name}</a>{' '}
              <span class="detail">{datesText(startDate, endDate, datePrecision)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Those who attended most summits. */
function MostSummits({ most }: Pick<Home, 'most'>) {
  const people = (most?.countBy ?? []).flatMap(({ count, node }) =>
    node?.__typename === 'Person' ? [{ count, ...node }] : [],
  );
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="most-title">
      <h2 id="most-title">Who attended most summits</h2>
      <ul class="counts">
        {people.slice(0, 8).map(({ slug, name, count }) => (
          <li key={slug}>
            <Mark type="Person" /> <a href={`/${slug}`}>{name}</a> <span class="count">{count}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function KindLine({ type, count }: { readonly type: EntityType; readonly count: number }) {
  return (
    <li>
      <Mark type={type} /> <a href={`/search?kind=${kinds[type].value}`}>{kinds[type].many}</a>{' '}
      <span class="count">{count}</span>
    </li>
  );
}
