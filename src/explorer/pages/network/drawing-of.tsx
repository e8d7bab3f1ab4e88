import { LRUCache } from 'lru-cache';
import { shareOfHeap } from '../../../memory.ts';
import { BriefFigure, LONGEST_NAME, MOST_MARKS } from '../../network/brief-figure.tsx';
import { CanvasFigure } from '../../network/canvas-figure.tsx';
import { drawingOf } from '../../network/drawing.ts';
import { NetworkFigure } from '../../network/network-figure.tsx';
import { type Positions, positionsOf } from '../../network/positions.ts';
import { type Mark, partOf, type Scene } from '../../network/scene.ts';
import { addressOf, MOST_OPENED, networkOf, type Question, shares, without } from './question.ts';
import { idOf } from './sentences.tsx';

interface Props {
  readonly scene: Scene;
  readonly question: Question;
  readonly linkCounts: ReadonlyMap<string, number>;
  readonly dataVersion: string | undefined;
  readonly worker: string;
}

/** More marks than these are painted on a canvas, and laid out in the browser. */
export const MOST_IN_SVG = 300;

/** What a place takes, with the name of what stands there. */
const BYTES_OF_PLACE = 200;

/** What was laid out lately, in 2 % of the heap: to lay a drawing out again takes longer than all else of its page. */
const kept = new LRUCache<string, Positions>({
  maxSize: shareOfHeap(0.02, 10),
  sizeCalculation: (positions, key) => 1_000 + key.length + positions.size * BYTES_OF_PLACE,
});

/**
 * The drawing of a scene: as SVG, or where there are many marks, and they are wanted, on a canvas; and a few of its marks,
 * which narrow screens show instead.
 */
export function DrawingOf({ scene, question, linkCounts, dataVersion, worker }: Props) {
  const leads = {
    linksOf: (slug: string) => linkCounts.get(slug) ?? 0,
    addressOf: (mark: Mark) => leadOf(mark, question, scene.opened),
    hidingOf: ({ key, bundle }: Mark) =>
      bundle || key === question.from ? undefined : addressOf(without(question, key)),
  };
  const drawing = drawingOf(scene, leads);
  const part = partOf(scene, MOST_MARKS);
  return (
    <>
      {scene.marks.length <= MOST_IN_SVG ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, which needs the focus of a keyboard.
        <section class="wide" tabIndex={0} aria-label="Network">
          <NetworkFigure drawing={drawing} positions={positionsOf(scene, question.pin, kept)} />
        </section>
      ) : question.large ? (
        <CanvasFigure moved={question.pin} {...{ scene, drawing, dataVersion, worker }} />
      ) : (
        <AsksFirst question={question} count={scene.marks.length} />
      )}
      <section class="brief-part" aria-label="Network, a part">
        <BriefFigure drawing={drawingOf(part, leads, LONGEST_NAME)} positions={positionsOf(part, new Map(), kept)} />
        <p class="hint">
          {part.marks.length} of {scene.marks.length} marks, the best joined of each relation: a wider screen shows the
          others, and the list has them all.
        </p>
      </section>
    </>
  );
}

function AsksFirst({ question, count }: { readonly question: Question; readonly count: number }) {
  return (
    <div class="asks">
      <p>
        The drawing would have {count} marks. It takes a script some seconds to lay them out, and so many are hard to
        read.
      </p>
      <p class="leads">
        <a href={addressOf({ ...question, large: true })}>Draw all {count}</a>
        {question.each !== shares[0] && (
          <a href={addressOf({ ...question, each: shares[0] })}>Draw the four best joined of each relation</a>
        )}
      </p>
    </div>
  );
}

function leadOf({ key, bundle }: Mark, question: Question, opened: readonly string[]): string {
  if (bundle) return `#${idOf(bundle.of, bundle)}`;
  if (opened.includes(key)) return `/${key}`;
  if (opened.length > MOST_OPENED) return addressOf(networkOf(key));
  return addressOf({ ...question, open: [...question.open, key] });
}
