import type { Vocabulary } from '../../api/vocabulary.ts';
import type { Network } from '../../network/network.ts';
import { MOST_OPENED, type Question } from '../../network/question.ts';
import type { Scene } from '../../network/scene.ts';
import { countText } from '../../parts/words.ts';
import { Asked } from './asked.tsx';
import { Choices } from './choices.tsx';
import { DrawingOf, MOST_IN_SVG } from './drawing-of.tsx';
import { Sentences } from './sentences.tsx';

interface Props {
  readonly question: Question;
  readonly network: Network;
  readonly scene: Scene;
  readonly vocabulary: Vocabulary;
  readonly dataVersion: string | undefined;
  /** The address of the script that lays out large drawings. */
  readonly worker: string;
}

/** What an entity is joined to, as a drawing and as sentences. */
export function NetworkContent({ question, network, scene, vocabulary, dataVersion, worker }: Props) {
  const { surroundings, linkCounts } = network;
  const first = surroundings[0]!;
  const all = first.branches.reduce((sum, { count }) => sum + count, 0);
  const drawn = first.branches.reduce((sum, branch) => sum + branch.links, 0);
  const isLarge = scene.marks.length > MOST_IN_SVG;
  const isOnCanvas = isLarge && question.large;
  const asksFirst = isLarge && !question.large;
  const heading = `links-${first.center.slug}`;
  return (
    <div class="view">
      <h1>{first.center.name}: network</h1>
      <p class="description">
        {drawn} of {countText(all, 'link')} of <a href={`/${first.center.slug}`}>{first.center.name}</a>{' '}
        {asksFirst ? 'would be' : 'are'} drawn: of each relation the {question.each === 4 ? 'four' : question.each} best
        joined, and what you picked. A number in a circle is how many more there are. The same stands{' '}
        <a href={`#${heading}`}>as a list</a>.
      </p>
      <Choices question={question} first={first} vocabulary={vocabulary} />
      {scene.marks.length > CROWDED && !asksFirst && (
        <p class="hint">
          {scene.marks.length} marks are many for one drawing: choose one relation or some years above, or begin with
          another entity.
        </p>
      )}
      {network.lacksLinks && (
        <p class="hint">
          There are more lines than can be asked for: some among the marks that are not opened are left out.
        </p>
      )}
      <div class="beside">
        <div class="drawing">
          <DrawingOf {...{ scene, question, linkCounts, dataVersion, worker }} />
          <p class={asksFirst ? 'hint brief-part' : 'hint'}>
            {scene.opened.length > MOST_OPENED
              ? 'No more can be opened in one drawing; a mark begins a new one.'
              : 'A mark opens what it is joined to; a circle leads to its list. The back button of the browser undoes it.'}
            <span class="by-script">
              {' '}
              Drag a mark to move it. By the keyboard: arrows go to the nearest mark, n and p along its lines, Enter
              opens, Space selects, Delete hides, Shift with an arrow moves, +, − and 0 make the drawing larger, smaller
              and as it was, Escape leaves it.
              {isOnCanvas && ' Drag the ground to see another part; Ctrl with the wheel makes it larger and smaller.'}
            </span>
          </p>
        </div>
        {/* Its buttons add to what is asked for: so no row has to repeat that. */}
        <form class="sentences" action="/network">
          <Asked question={question} />
          {surroundings.map((one) => (
            <Sentences
              key={one.center.slug}
              surroundings={one}
              opened={new Set(scene.opened)}
              {...{ question, vocabulary }}
            />
          ))}
        </form>
      </div>
    </div>
  );
}

/** With more marks than these a drawing is hard to read. */
const CROWDED = 60;
