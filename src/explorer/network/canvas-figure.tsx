import type { Drawing } from './drawing.ts';
import type { Position } from './layout.ts';
import type { SteppedScene } from './positions.ts';
import type { Scene } from './scene.ts';

/** All that a script needs to lay out and paint a drawing that has too many marks for SVG. */
export interface CanvasScene {
  readonly scene: SteppedScene;
  readonly drawing: Drawing;
  /** Where marks stand that somebody has moved. */
  readonly moved: readonly (readonly [string, Position])[];
  readonly dataVersion: string | undefined;
}

interface Props {
  readonly scene: Scene;
  readonly drawing: Drawing;
  readonly moved: ReadonlyMap<string, Position>;
  readonly dataVersion: string | undefined;
  /** The address of the script that lays it out. */
  readonly worker: string;
}

/** A canvas with what is to be painted on it: it is laid out in the browser, aside from what paints the page. */
export function CanvasFigure({ scene: { marks, links, opened }, drawing, moved, dataVersion, worker }: Props) {
  const data: CanvasScene = {
    scene: {
      marks: marks.map(({ key, parent, sector, step }) => ({ key, parent, sector, step })),
      links: links.map(({ from, to, isMain }) => ({ from, to, isMain })),
      opened,
    },
    drawing,
    moved: [...moved],
    dataVersion,
  };
  // What stands in a script is no HTML: nothing in it may end it.
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return (
    <>
      <div class="canvas" data-worker={worker}>
        <canvas class="network" role="img" aria-label={drawing.says} />
        <p class="hint">The drawing needs a script, which lays it out. The list has all of it.</p>
      </div>
      <script type="application/json" id="canvas-scene" dangerouslySetInnerHTML={{ __html: text }} />
    </>
  );
}
