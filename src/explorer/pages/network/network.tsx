import { layOut, type Position } from '../../network/layout.ts';
import { NetworkFigure } from '../../network/network-figure.tsx';
import type { Branch, Surroundings } from '../../network/read.ts';
import { type Scene, type Mark as SceneMark, sceneOf } from '../../network/scene.ts';
import { Mark } from '../../parts/mark.tsx';
import { phraseOf } from '../../parts/phrases.ts';
import { countText, sentenceCase } from '../../parts/words.ts';
import { addressOf, MOST_OPENED, type Question } from './question.ts';

interface Props {
  readonly question: Question;
  /** Those of the first entity, and of what was opened from there on. */
  readonly surroundings: readonly Surroundings[];
}

/** What an entity is joined to, as a drawing and as sentences. */
export function NetworkContent({ question, surroundings }: Props) {
  const [first] = surroundings;
  const scene = sceneOf(surroundings);
  const positions = positionsOf(surroundings);
  const opened = new Set(surroundings.map(({ center }) => center.slug));
  const all = first!.branches.reduce((sum, { count }) => sum + count, 0);
  const drawn = first!.branches.reduce((sum, { links }) => sum + links, 0);
  return (
    <div class="view">
      <h1>{first!.center.name}: network</h1>
      <p class="description">
        {drawn} of {countText(all, 'link')} of <a href={`/${first!.center.slug}`}>{first!.center.name}</a> are drawn: of
        each relation at most four, {first!.isCut ? 'the best joined of the first that were read' : 'the best joined'}.
        A number in a circle is how many more there are.
      </p>
      <p class="hint">
        {opened.size > MOST_OPENED
          ? 'No more can be opened in one drawing; a mark begins a new one.'
          : 'A mark opens what it is joined to; a circle leads to the list beneath. The back button of the browser undoes it.'}
      </p>
      <NetworkFigure
        scene={scene}
        positions={positions}
        opened={opened}
        addressOf={(mark) => leadOf(mark, question, opened)}
      />
      {surroundings.map((one) => (
        <Sentences key={one.center.slug} surroundings={one} question={question} opened={opened} />
      ))}
    </div>
  );
}

/** Each that is opened is laid out around what stands already, so that nothing moves. */
function positionsOf(surroundings: readonly Surroundings[]): ReadonlyMap<string, Position> {
  let positions: ReadonlyMap<string, Position> = new Map();
  for (let count = 1; count <= surroundings.length; count += 1) {
    const scene: Scene = sceneOf(surroundings.slice(0, count));
    positions = layOut(scene, positions);
  }
  return positions;
}

function leadOf({ key, bundle }: SceneMark, question: Question, opened: ReadonlySet<string>): string {
  if (bundle) return `#${idOf(bundle.of, bundle)}`;
  if (opened.has(key)) return `/${key}`;
  if (opened.size > MOST_OPENED) return addressOf({ from: key, open: [] });
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
        {!isFirst && <a href={addressOf({ from: center.slug, open: [] })}>Begin here</a>}
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
              </li>
            ))}
          </ul>
          {branch.count > branch.links && (
            <p class="paging">
              <a href={`/neighbors?of=${center.slug}&relation=${branch.relation}&direction=${branch.direction}`}>
                All {branch.count}
              </a>
            </p>
          )}
        </section>
      ))}
    </section>
  );
}

const idOf = (slug: string, { relation, direction }: Pick<Branch, 'relation' | 'direction'>): string =>
  `${slug}-${relation.toLowerCase()}-${direction.toLowerCase()}`;
