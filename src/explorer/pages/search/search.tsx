import { readOperation } from '../../api/operation.ts';
import type { Reference } from '../../entity/view.ts';
import type { AddressWith } from '../../parameters.ts';
import { type EntityType, entityTypes, kinds } from '../../parts/kinds.ts';
import { Mark } from '../../parts/mark.tsx';
import { countText } from '../../parts/words.ts';
import type { Find, FindVariables } from './search.answer.ts';

export const findOperation = readOperation<Find, FindVariables>(new URL('./search.graphql', import.meta.url));

/** What is asked in the address of the search page. */
export interface Question {
  readonly text: string;
  readonly type: EntityType | undefined;
  readonly after: string | undefined;
}

export interface Found {
  readonly totalCount: number;
  readonly nodes: readonly (Reference & {
    readonly alternativeNames?: readonly string[];
    readonly description?: string | null;
  })[];
  readonly next: string | null;
  /** How many a text finds of each kind, by its value in the API, and of all kinds; absent without a text. */
  readonly kinds?: ReadonlyMap<string, number> | undefined;
  readonly allCount?: number | undefined;
}

export const parameters = ['q', 'kind', 'after'] as const;

/** Reads the address of the search page; a kind that there is not counts as none. */
export function readQuestion({ searchParams }: AddressWith<(typeof parameters)[number]>): Question {
  return {
    text: (searchParams.get('q') ?? '').trim().slice(0, 200),
    type: entityTypes.find((type) => kinds[type].value === searchParams.get('kind')),
    after: searchParams.get('after') ?? undefined,
  };
}

/** `undefined` where nothing was asked: neither a text nor a kind. `null` where the API refused it. */
export function SearchContent({
  question,
  found,
}: {
  readonly question: Question;
  readonly found: Found | null | undefined;
}) {
  const { text, type } = question;
  return (
    <div class="found">
      <h1>{titleOf(question)}</h1>
      {text !== '' && found?.allCount !== 0 && (
        <nav class="kinds" aria-label="Only of one kind">
          {[undefined, ...entityTypes.filter((one) => one === type || isFound(one, found))].map((one) => (
            <a
              key={one}
              href={addressOf({ text, type: one, after: undefined })}
              aria-current={one === type ? 'true' : undefined}
            >
              {one ? kinds[one].many : 'Everything'}
              {found?.kinds && (
                <span class="count"> {one ? (found.kinds.get(kinds[one].value) ?? 0) : found.allCount}</span>
              )}
            </a>
          ))}
        </nav>
      )}
      {found === undefined && <p class="hint">Type a name, a place, a year or a topic into the box above.</p>}
      {found === null && (
        <p class="failed" role="alert">
          {question.after === undefined
            ? 'The search could not be answered. '
            : 'These results are out of date: the facts have changed, or the address is incomplete. '}
          <a href={addressOf({ text, type, after: undefined })}>
            {question.after === undefined ? 'Try again' : 'Show the first results'}
          </a>
        </p>
      )}
      {found && <Results question={question} found={found} />}
      {(found === undefined || found?.totalCount === 0) && <AllKinds />}
    </div>
  );
}

/** Where there is nothing to show, all there is can be looked through. */
export function AllKinds() {
  return (
    <section aria-labelledby="all-title">
      <h2 id="all-title">Browse by kind</h2>
      <ul class="counts">
        {entityTypes.map((type) => (
          <li key={type}>
            <Mark type={type} /> <a href={addressOf({ text: '', type, after: undefined })}>{kinds[type].many}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where it is not known how many there are of a kind, there may be some. */
const isFound = (type: EntityType, found: Found | null | undefined): boolean =>
  found?.kinds === undefined || found.kinds.has(kinds[type].value);

function Results({
  question,
  found: { totalCount, nodes, next },
}: {
  readonly question: Question;
  readonly found: Found;
}) {
  const { text, type, after } = question;
  if (totalCount === 0) {
    return (
      <p class="hint">
        Nothing was found{type && ` among ${kinds[type].many.toLowerCase()}`}. Try fewer words or another spelling.
      </p>
    );
  }
  return (
    <section id="results" aria-label="What was found">
      <ul class="rows results">
        {nodes.map(({ __typename, slug, name, caption, alternativeNames = [], description }) => (
          <li key={slug}>
            <span class="told">
              <Mark type={__typename} /> <a href={`/${slug}`}>{name}</a> <span class="detail">{caption}</span>
              {alternativeNames.length > 0 && <span class="note"> Also called {alternativeNames.join('; ')}</span>}
              {description && <span class="note"> {description}</span>}
            </span>
          </li>
        ))}
      </ul>
      <p class="paging">
        <span class="shown">
          {after
            ? `${nodes.length} more, of ${totalCount}`
            : `${nodes.length} of ${countText(totalCount, 'entry', 'entries')}`}
        </span>{' '}
        {after && <a href={addressOf({ text, type, after: undefined })}>From the beginning</a>}{' '}
        {next && (
          <a class="more" href={addressOf({ text, type, after: next })}>
            Show more
          </a>
        )}
      </p>
    </section>
  );
}

export function titleOf({ text, type }: Question): string {
  if (text !== '') return `Search for “${text}”`;
  return type ? `All ${kinds[type].many.toLowerCase()}` : 'Search';
}

function addressOf({ text, type, after }: Question): string {
  const parameters = new URLSearchParams();
  if (text !== '') parameters.set('q', text);
  if (type) parameters.set('kind', kinds[type].value);
  if (after) parameters.set('after', after);
  return `/search?${parameters}`;
}
