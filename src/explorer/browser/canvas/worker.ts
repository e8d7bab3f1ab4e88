import type { PackedScene } from '../../network/canvas-scene.ts';
import type { Positions } from '../../network/positions.ts';
import type { Arranged, Painted, ToArrange, ToPaint, Wanted } from './messages.ts';

let worker: Worker | undefined;
let lastId = 0;

/** A drawing that the worker has laid out, and paints. */
export interface ArrangedDrawing {
  readonly positions: Positions;
  /** One at a time, or the last is painted late. Never answers when another drawing has taken its place. */
  readonly paint: (wanted: Wanted) => Promise<ImageBitmap>;
}

/** Lays a drawing out in a worker, which is the same for all drawings of a page: it remembers those before. */
export async function arranged(address: string, scene: PackedScene): Promise<ArrangedDrawing> {
  worker ??= new Worker(address, { type: 'module' });
  const arranging = worker;
  lastId += 1;
  const id = lastId;
  const { positions } = await answered<Arranged>(arranging, { id, arrange: scene });
  return {
    positions: new Map(positions),
    paint: async (wanted) => (await answered<Painted>(arranging, { id, paint: wanted })).picture,
  };
}

function answered<Answer extends Arranged | Painted>(asked: Worker, message: ToArrange | ToPaint): Promise<Answer> {
  const heard = new AbortController();
  return new Promise<Answer>((resolve, reject) => {
    const { signal } = heard;
    asked.addEventListener(
      'message',
      ({ data }: MessageEvent<Answer>) => {
        if (data.id === message.id) resolve(data);
      },
      { signal },
    );
    asked.addEventListener('error', () => reject(new Error('The worker failed.')), { signal });
    asked.postMessage(message);
  }).finally(() => heard.abort());
}
