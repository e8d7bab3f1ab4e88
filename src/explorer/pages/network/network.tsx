import type { Vocabulary } from '../../api/vocabulary.ts';
import type { Network } from '../../network/network.ts';
import { MOST_OPENED, type Question } from '../../network/question.ts';
import type { Scene } from '../../network/scene.ts';
import { countText } from '../../parts/words.ts';
import { Asked } from './asked.tsx';
import { Choices } from './choices.tsx';
import { DrawingOf, MOST_IN_SVG, type Placed } from './drawing-of.tsx';
import { Sentences } from './sentences.tsx';

interface Props {
  readonly question: Question;
  readonly network: Network;
  readonly scene: Scene;
  readonly placed: Placed;
  readonly vocabulary: Vocabulary;
  readonly dataVersion: string | undefined;
  /** The address of the script that lays out large drawings. */
  readonly worker: string;
}

/** What an entity is joined to, as a drawing and as sentences. */
export function NetworkContent({ question, network, scene, placed, vocabulary, dataVersion, worker }: Props) {
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
        The drawing {asksFirst ? 'would show' : 'shows'} {drawn} of {countText(all, 'link')} of{' '}
        <a href={`/${first.center.slug}`}>{first.center.name}</a>: for each relation, the{' '}
        {question.each === 4 ? 'four' : question.each} entities with the most links, and those that you added. A number
        in a circle counts those that are not drawn.{' '}
        <a class="to-list" href={`#${heading}`}>
          The same as a list
        </a>
        <a class="to-drawing" href="#drawing">
          The same as a drawing
        </a>
      </p>
      <Choices question={question} first={first} vocabulary={vocabulary} />
      {scene.marks.length > CROWDED && !asksFirst && (
        <p class="hint">
          A drawing of {scene.marks.length} marks is hard to read: choose one relation or fewer years, or start from
          another entity.
        </p>
      )}
      {network.lacksLinks && (
        <p class="hint">
          There are too many lines to read them all: some lines between marks that are not opened are missing.
        </p>
      )}
      <div class="beside">
        <div class="drawing" id="drawing">
          <DrawingOf {...{ scene, placed, question, linkCounts, dataVersion, worker }} />
          <p class={asksFirst ? 'hint brief-part' : 'hint'}>
            {scene.opened.length > MOST_OPENED
              ? 'No more marks can be opened in one drawing. A click on a mark starts a new one.'
              : 'A click on a mark opens its links; a click on a circle opens the full list. The Back button of the browser undoes it.'}
            <span class="by-script">
              {' '}
              Drag a mark to move it. Keys: arrows go to the nearest mark, n and p along its lines, Enter opens, Space
              selects, Delete hides, Shift and an arrow moves, + and − zoom, 0 shows the whole drawing, Escape leaves
              it.
              {isOnCanvas && ' Drag the background to move the drawing; Ctrl and the wheel zoom.'}
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
