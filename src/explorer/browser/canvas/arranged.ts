import type { CanvasScene } from '../../network/canvas-figure.tsx';
import type { Positions } from '../../network/positions.ts';
import type { Arranged, ToArrange } from '../arrange.ts';

let worker: Worker | undefined;
let asked = 0;

/** Lays a drawing out in a worker, which is the same for all drawings of a page: it remembers those before. */
export function arranged(address: string, { scene, moved }: CanvasScene): Promise<Positions> {
  worker ??= new Worker(address, { type: 'module' });
  const arranging = worker;
  asked += 1;
  const id = asked;
  const heard = new AbortController();
  return new Promise<Positions>((resolve, reject) => {
    const { signal } = heard;
    arranging.addEventListener(
      'message',
      ({ data }: MessageEvent<Arranged>) => {
        if (data.id === id) resolve(new Map(data.positions));
      },
      { signal },
    );
    arranging.addEventListener('error', () => reject(new Error('The worker failed.')), { signal });
    arranging.postMessage({ id, scene, moved } satisfies ToArrange);
  }).finally(() => heard.abort());
}
