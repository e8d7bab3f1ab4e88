import { unpacked } from '../network/canvas-scene.ts';
import { type Positions, positionsOf } from '../network/positions.ts';
import type { Arranged, Painted, ToArrange, ToPaint } from './canvas/messages.ts';
import { Painter } from './canvas/painter.ts';
import { Plane } from './canvas/plane.ts';

/** What this worker laid out before: what is opened in a drawing is laid out around that. */
const kept = new Map<string, Positions>();
const MOST_KEPT = 30;

let current: { readonly id: number; readonly plane: Plane; readonly painter: Painter } | undefined;

// A worker: it lays large drawings out and paints them while the page stays at hand.
addEventListener('message', ({ data }: MessageEvent<ToArrange | ToPaint>) => {
  if ('arrange' in data) arrange(data);
  else if (data.id === current?.id) paint(data, current);
});

function arrange({ id, arrange: packed }: ToArrange): void {
  const { scene, moved, drawing } = unpacked(packed);
  if (kept.size > MOST_KEPT) kept.clear();
  const positions = positionsOf(scene, new Map(moved), kept);
  const plane = new Plane(drawing, positions);
  current = { id, plane, painter: new Painter(plane) };
  postMessage({ id, positions: [...positions] } satisfies Arranged);
}

function paint({ id, paint: wanted }: ToPaint, { plane, painter }: NonNullable<typeof current>): void {
  for (const [index, place] of wanted.moved) plane.move(index, place);
  if (wanted.moved.length > 0) painter.moved();
  const picture = painter.paint(wanted);
  postMessage({ id, picture } satisfies Painted, { transfer: [picture] });
}
