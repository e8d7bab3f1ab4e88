import type { Vocabulary } from '../../api/vocabulary.ts';
import { NetworkFigure } from '../../network/network-figure.tsx';
import { positionsOf } from '../../network/positions.ts';
import type { Network } from '../../network/read.ts';
import { type Mark, sceneOf } from '../../network/scene.ts';
import { countText } from '../../parts/words.ts';
import { Choices } from './choices.tsx';
import { addressOf, MOST_OPENED, networkOf, type Question, without } from './question.ts';
import { idOf, Sentences } from './sentences.tsx';

interface Props {
  readonly question: Question;
  readonly network: Network;
  readonly vocabulary: Vocabulary;
}

/** What an entity is joined to, as a drawing and as sentences. */
export function NetworkContent({ question, network, vocabulary }: Props) {
  const { surroundings, links, linkCounts } = network;
  const first = surroundings[0]!;
  const scene = sceneOf(surroundings, links, vocabulary);
  const opened = new Set(surroundings.map(({ center }) => center.slug));
  const all = first.branches.reduce((sum, { count }) => sum + count, 0);
  const drawn = first.branches.reduce((sum, branch) => sum + branch.links, 0);
  const heading = `links-${first.center.slug}`;
  return (
    <div class="view">
      <h1>{first.center.name}: network</h1>
      <p class="description">
        {drawn} of {countText(all, 'link')} of <a href={`/${first.center.slug}`}>{first.center.name}</a> are drawn: of
        each relation the four best joined, and what you picked. A number in a circle is how many more there are. The
        same stands <a href={`#${heading}`}>as a list</a>.
      </p>
      <Choices question={question} first={first} vocabulary={vocabulary} />
      {scene.marks.length > CROWDED && (
        <p class="hint">
          {scene.marks.length} marks are many for one drawing: choose one relation or some years above, or begin with
          another entity.
        </p>
      )}
      <div class="beside">
        <div class="drawing">
          <NetworkFigure
            scene={scene}
            positions={positionsOf(network, vocabulary, question.pin)}
            opened={opened}
            linksOf={(slug) => linkCounts.get(slug) ?? 0}
            addressOf={(mark) => leadOf(mark, question, opened)}
            hidingOf={({ key, bundle }) =>
              bundle || key === question.from ? undefined : addressOf(without(question, key))
            }
          />
          <p class="hint">
            {opened.size > MOST_OPENED
              ? 'No more can be opened in one drawing; a mark begins a new one.'
              : 'A mark opens what it is joined to; a circle leads to its list. The back button of the browser undoes it.'}
            <span class="by-script">
              {' '}
              Drag a mark to move it. By the keyboard: arrows go to the nearest mark, n and p along its lines, Enter
              opens, Space selects, Delete hides, Shift with an arrow moves, +, − and 0 make the drawing larger, smaller
              and as it was, Escape leaves it.
            </span>
          </p>
        </div>
        <div class="sentences">
          {surroundings.map((one) => (
            <Sentences key={one.center.slug} surroundings={one} {...{ question, opened, vocabulary }} />
          ))}
        </div>
      </div>
    </div>
  );
}

/** With more marks than these a drawing is hard to read. */
const CROWDED = 60;

function leadOf({ key, bundle }: Mark, question: Question, opened: ReadonlySet<string>): string {
  if (bundle) return `#${idOf(bundle.of, bundle)}`;
  if (opened.has(key)) return `/${key}`;
  if (opened.size > MOST_OPENED) return addressOf(networkOf(key));
  return addressOf({ ...question, open: [...question.open, key] });
}
