import { renderToString } from 'preact-render-to-string';
import { drawingIn } from '../../drawing/standalone.ts';
import type { CanvasScene } from '../../network/canvas-scene.ts';
import { NetworkFigure } from '../../network/network-figure.tsx';
import type { Plane } from './plane.ts';

/** A drawing as the file that the server makes of smaller ones: the same painter, and the same frame around it. */
export async function svgOf({ drawing, dataVersion }: CanvasScene, { places }: Plane): Promise<string> {
  const positions = new Map(drawing.marks.map(({ key }, index) => [key, places[index]!]));
  const sheet = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"]')!;
  const style = await (await fetch(sheet.href)).text();
  const title = document.createElement('title');
  title.textContent = document.title;
  const html = `${title.outerHTML}${renderToString(<NetworkFigure drawing={drawing} positions={positions} />)}`;
  return drawingIn(html, { address: new URL(location.href), dataVersion, style })!;
}
