import { shapes } from '../parts/mark.tsx';
import {
  type Drawing,
  type DrawnMark,
  type Frame,
  frameOf,
  joinedIn,
  LETTERS,
  namesOf,
  placesOf,
  radiusOf,
  scaleOf,
} from './drawing.ts';
import type { Position } from './layout.ts';
import { lineFrom } from './line.ts';
import type { Positions } from './positions.ts';

interface Props {
  readonly drawing: Drawing;
  readonly positions: Positions;
  /** Tells the drawing from others of its page. */
  readonly id?: string;
  /** Its class, and that of drawings of its kind. */
  readonly kind?: string;
  /** The part of the plane that it takes; that which its marks and names need, where nothing is said. */
  readonly frame?: Frame;
  readonly letters?: number;
  /** How far a finger may miss a mark. */
  readonly reach?: number;
}

/** The marks, the links among them, and the names that have room, as SVG. */
export function NetworkFigure({
  drawing,
  positions,
  id = 'network',
  kind = 'marks network',
  frame = frameOf([...positions.values()]),
  letters = LETTERS,
  reach,
}: Props) {
  const { marks, lines, says } = drawing;
  const places = placesOf(drawing, positions).map(({ x, y }) => ({ x: x - frame.left, y: y - frame.top }));
  const names = namesOf(drawing, places, { ...frame, left: 0, top: 0 }, { letters });
  const joined = joinedIn(lines);
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      class={kind}
      aria-labelledby={`${id}-title`}
      data-origin={`${frame.left} ${frame.top}`}
    >
      <title id={`${id}-title`}>{says}</title>
      {lines.map(({ from, to, words, isMain }) => (
        <path
          key={`${from} ${to}`}
          class={isMain ? 'tie' : 'tie faint'}
          d={lineFrom(places[from]!, places[to]!, isMain)}
          data-ends={`${from} ${to}`}
        >
          <title>{words}</title>
        </path>
      ))}
      {marks.map((mark, index) => (
        <a
          key={mark.key}
          href={mark.address}
          aria-label={mark.name}
          data-key={index}
          data-slug={mark.slug}
          data-at={`${places[index]!.x} ${places[index]!.y}`}
          data-joined={joined.get(index)?.join(' ')}
          data-hide={mark.hide}
        >
          <title>{mark.name}</title>
          {reach && <circle class="reach" cx={places[index]!.x} cy={places[index]!.y} r={reach} />}
          <MarkShape mark={mark} at={places[index]!} />
        </a>
      ))}
      {names.map(
        (name, index) =>
          name && (
            <text
              key={marks[index]!.key}
              class={marks[index]!.isOpened ? 'name opened' : 'name'}
              x={name.x.toFixed(0)}
              y={name.y.toFixed(0)}
              text-anchor={name.anchor}
              data-of={index}
            >
              {marks[index]!.short}
            </text>
          ),
      )}
    </svg>
  );
}

function MarkShape({ mark, at: { x, y } }: { readonly mark: DrawnMark; readonly at: Position }) {
  if (mark.family === undefined) {
    return (
      <>
        <circle class="spot bundle" cx={x} cy={y} r={radiusOf(mark)} />
        <text class="number" x={x} y={y + 4} text-anchor="middle">
          {mark.count}
        </text>
      </>
    );
  }
  return (
    <path
      class={`spot ${mark.family}`}
      transform={`translate(${x} ${y}) scale(${scaleOf(mark)})`}
      d={shapes[mark.family]}
    />
  );
}
