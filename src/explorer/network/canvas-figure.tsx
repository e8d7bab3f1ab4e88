import type { PackedScene } from './canvas-scene.ts';

interface Props {
  readonly scene: PackedScene;
  /** The address of the script that lays it out and paints it. */
  readonly worker: string;
}

/** A canvas with what is to be painted on it: it is laid out in the browser, aside from what shows the page. */
export function CanvasFigure({ scene, worker }: Props) {
  // What stands in a script is no HTML: nothing in it may end it.
  const text = JSON.stringify(scene).replaceAll('<', '\\u003c');
  return (
    <>
      <div class="canvas" data-worker={worker}>
        <canvas class="network" role="img" aria-label={scene.says} />
        <p class="hint">The drawing needs a script, which lays it out. The list has all of it.</p>
      </div>
      <script type="application/json" id="canvas-scene" dangerouslySetInnerHTML={{ __html: text }} />
    </>
  );
}
