import { layOut, type Position } from '../../network/layout.ts';
import { NetworkFigure } from '../../network/network-figure.tsx';
import type { Branch, Network, Surroundings } from '../../network/read.ts';
import { type Scene, type Mark as SceneMark, sceneOf } from '../../network/scene.ts';
import { Mark } from '../../parts/mark.tsx';
import { phraseOf } from '../../parts/phrases.ts';
import { countText, sentenceCase } from '../../parts/words.ts';
import { addressOf, MOST_OPENED, networkOf, type Question, without } from './question.ts';

interface Props {
  readonly question: Question;
  readonly network: Network;
}

/** What an entity is joined to, as a drawing and as sentences. */
export function NetworkContent({ question, network }: Props) {
  const { surroundings, links } = network;
  const [first] = surroundings;
  const scene = sceneOf(surroundings, links);
  const positions = positionsOf(network);
  const opened = new Set(surroundings.map(({ center }) => center.slug));
  const all = first!.branches.reduce((sum, { count }) => sum + count, 0);
  const drawn = first!.branches.reduce((sum, { links }) => sum + links, 0);
  return (
    <div class="view">
      <h1>{first!.center.name}: network</h1>
      <p class="description">
        {drawn} of {countText(all, 'link')} of <a href={`/${first!.center.slug}`}>{first!.center.name}</a> are drawn: of
        each relation the four best joined, and what you picked. A number in a circle is how many more there are.
      </p>
      <p class="hint">
        {opened.size > MOST_OPENED
          ? 'No more can be opened in one drawing; a mark begins a new one.'
          : 'A mark opens what it is joined to; a circle leads to the list beneath. The back button of the browser undoes it. By the keyboard: arrows go to the nearest mark, n and p along its lines, Enter opens it, Delete hides it, + and − make the drawing larger and smaller.'}
      </p>
      <Choices question={question} first={first!} />
      <NetworkFigure
        scene={scene}
        positions={positions}
        opened={opened}
        addressOf={(mark) => leadOf(mark, question, opened)}
        hidingOf={({ key, bundle }) =>
          bundle || key === question.from ? undefined : addressOf(without(question, key))
        }
      />
      {surroundings.map((one) => (
        <Sentences key={one.center.slug} surroundings={one} question={question} opened={opened} />
      ))}
    </div>
  );
}

/** Each that is opened is laid out around what stands already, so that nothing moves. */
function positionsOf({ surroundings, links }: Network): ReadonlyMap<string, Position> {
  let positions: ReadonlyMap<string, Position> = new Map();
  for (let count = 1; count <= surroundings.length; count += 1) {
    const scene: Scene = sceneOf(surroundings.slice(0, count), links);
    positions = layOut(scene, positions);
  }
  return positions;
}

function leadOf({ key, bundle }: SceneMark, question: Question, opened: ReadonlySet<string>): string {
  if (bundle) return `#${idOf(bundle.of, bundle)}`;
  if (opened.has(key)) return `/${key}`;
  if (opened.size > MOST_OPENED) return addressOf(networkOf(key));
  return addressOf({ ...question, open: [...question.open, key] });
}

interface SentencesProps {
  readonly surroundings: Surroundings;
  readonly question: Question;
  readonly opened: ReadonlySet<string>;
}

/** The same as sentences, relation by relation. */
function Sentences({ surroundings: { center, branches }, question, opened }: SentencesProps) {
  const isFirst = center.slug === question.from;
  const closed = addressOf({ ...question, open: question.open.filter((slug) => slug !== center.slug) });
  return (
    <section aria-labelledby={`links-${center.slug}`}>
      <h2 id={`links-${center.slug}`}>
        <Mark type={center.__typename} /> {center.name}
      </h2>
      <p>
        <a href={`/${center.slug}`}>All that is known</a> {!isFirst && <a href={closed}>Close</a>}{' '}
        {!isFirst && <a href={addressOf(networkOf(center.slug))}>Begin here</a>}
      </p>
      {branches.map((branch) => (
        <section key={`${branch.relation} ${branch.direction}`} id={idOf(center.slug, branch)} class="branch">
          <h3>
            {sentenceCase(phraseOf(branch.relation, branch.direction))}{' '}
            <span class="count">
              {branch.links} of {branch.count}
            </span>
          </h3>
          <ul class="rows">
            {branch.drawn.map(({ slug, __typename, name, caption }) => (
              <li key={slug}>
                <span class="told">
                  <Mark type={__typename} /> <a href={`/${slug}`}>{name}</a> <span class="detail">{caption}</span>
                </span>
                {!opened.has(slug) && opened.size <= MOST_OPENED && (
                  <a href={addressOf({ ...question, open: [...question.open, slug] })} aria-label={`Open ${name}`}>
                    Open
                  </a>
                )}
                {slug !== question.from && (
                  <a href={addressOf(without(question, slug))} aria-label={`Hide ${name}`}>
                    Hide
                  </a>
                )}
              </li>
            ))}
          </ul>
          {branch.count > branch.links && (
            <p class="paging">
              <a href={listOf(center.slug, branch, question)}>
                All {branch.count}
                <span class="unseen">
                  {' '}
                  that {center.name} {phraseOf(branch.relation, branch.direction)}
                </span>
                , to pick from
              </a>
            </p>
          )}
        </section>
      ))}
    </section>
  );
}

/** Only some relations, and what is hidden. */
function Choices({ question, first: { branches } }: { readonly question: Question; readonly first: Surroundings }) {
  const { relations, hide } = question;
  return (
    <>
      <form class="filters" action="/network">
        <input type="hidden" name="from" value={question.from} />
        {(['open', 'with', 'hide'] as const).map((name) =>
          question[name].length > 0 ? (
            <input key={name} type="hidden" name={name} value={question[name].join(',')} />
          ) : null,
        )}
        <label for="relations">Only links that say</label>
        <select id="relations" name="relations">
          <option value="">anything</option>
          {[...new Set([...branches.map(({ relation }) => relation), ...relations])].map((relation) => (
            <option key={relation} value={relation} selected={relations.includes(relation)}>
              {phraseOf(relation, 'OUTGOING')}
            </option>
          ))}
        </select>
        <button type="submit">Show</button>
      </form>
      {hide.length > 0 && (
        <p class="hint">
          {countText(hide.length, 'entity is', 'entities are')} hidden, and counted with those that are not drawn.{' '}
          <a href={addressOf({ ...question, hide: [] })}>Show all again</a>
        </p>
      )}
    </>
  );
}

/** The list of all that a relation joins an entity to, from which more can be drawn. */
const listOf = (of: string, { relation, direction }: Branch, question: Question): string =>
  `/neighbors?${new URLSearchParams({ of, relation, direction, network: addressOf(question).split('?')[1]! })}`;

const idOf = (slug: string, { relation, direction }: Pick<Branch, 'relation' | 'direction'>): string =>
  `${slug}-${relation.toLowerCase()}-${direction.toLowerCase()}`;
