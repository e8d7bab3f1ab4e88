import { LRUCache } from 'lru-cache';
import { shareOfHeap } from '../../../memory.ts';
import { BriefFigure, LONGEST_NAME, MOST_MARKS } from '../../network/brief-figure.tsx';
import { CanvasFigure } from '../../network/canvas-figure.tsx';
import { packed } from '../../network/canvas-scene.ts';
import { drawingOf } from '../../network/drawing.ts';
import { leadsFrom } from '../../network/leads.ts';
import { NetworkFigure } from '../../network/network-figure.tsx';
import { type Positions, placing } from '../../network/positions.ts';
import { addressOf, type Question, shares } from '../../network/question.ts';
import { partOf, type Scene } from '../../network/scene.ts';
import type { Visit } from '../../route.ts';

/** Where the marks of a drawing stand, and those of the few that narrow screens show. */
export interface Placed {
  /** None where a script lays out, or nobody has asked for it yet. */
  readonly whole: Positions | undefined;
  readonly part: Scene;
  readonly partPositions: Positions;
}

interface Props {
  readonly scene: Scene;
  readonly placed: Placed;
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

/** Lays out what is drawn as SVG. It takes tenths of a second, so others have their turns in between. */
export async function place(scene: Scene, { pin }: Question, inTurns: Visit['inTurns']): Promise<Placed> {
  const part = partOf(scene, MOST_MARKS);
  const whole = scene.marks.length <= MOST_IN_SVG ? await inTurns(placing(scene, pin, kept)) : undefined;
  return { whole, part, partPositions: await inTurns(placing(part, new Map(), kept)) };
}

/**
 * The drawing of a scene: as SVG, or where there are many marks, and they are wanted, on a canvas; and a few of its marks,
 * which narrow screens show instead.
 */
export function DrawingOf({ scene, placed, question, linkCounts, dataVersion, worker }: Props) {
  const leads = leadsFrom(question, scene.opened);
  const linksOf = (slug: string) => linkCounts.get(slug) ?? 0;
  const drawing = drawingOf(scene, leads, linksOf);
  const { whole, part, partPositions } = placed;
  return (
    <>
      {whole ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, which needs the focus of a keyboard.
        <section class="wide" tabIndex={0} aria-label="Network">
          <NetworkFigure drawing={drawing} positions={whole} />
        </section>
      ) : question.large ? (
        <CanvasFigure
          scene={packed({ scene, drawing, dataVersion, moved: [...question.pin], address: addressOf(question) })}
          worker={worker}
        />
      ) : (
        <AsksFirst question={question} count={scene.marks.length} />
      )}
      <section class="brief-part" aria-label="Network, a part">
        <BriefFigure drawing={drawingOf(part, leads, linksOf, LONGEST_NAME)} positions={partPositions} />
        <p class="hint">
          {part.marks.length} of {scene.marks.length} marks, those of each relation with the most links. A wider screen
          shows all; so does the list.
        </p>
      </section>
    </>
  );
}

function AsksFirst({ question, count }: { readonly question: Question; readonly count: number }) {
  return (
    <div class="asks">
      <p>The drawing would have {count} marks. It takes some seconds to lay out, and is hard to read.</p>
      <p class="leads">
        <a href={addressOf({ ...question, large: true })}>Draw all {count}</a>
        {question.each !== shares[0] && (
          <a href={addressOf({ ...question, each: shares[0] })}>Draw four entities of each relation</a>
        )}
      </p>
    </div>
  );
}
