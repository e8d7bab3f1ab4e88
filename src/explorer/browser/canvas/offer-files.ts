import type { CanvasScene } from '../../network/canvas-scene.ts';
import { saveAs, toPicture } from '../picture.ts';
import type { Plane } from './plane.ts';

/** Beside the other forms of the page: the whole drawing as SVG and as PNG, made here, where it was laid out. */
export function offerFiles(scene: CanvasScene, plane: Plane): void {
  const tools = document.querySelector('.tools');
  if (!tools || tools.querySelector('.svg-button')) return;
  const offer = (words: string, save: () => Promise<void>) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'as-link svg-button';
    button.textContent = words;
    button.addEventListener('click', () => {
      button.setAttribute('aria-busy', 'true');
      save()
        .catch(() => {
          button.textContent = `${words}: it could not be made`;
        })
        .finally(() => button.removeAttribute('aria-busy'));
    });
    (tools.querySelector('.csv-link') ?? tools.lastElementChild)!.after(' ', button);
  };
  const svg = async () => {
    const { svgOf } = await import('./svg-file.tsx');
    return new Blob([await svgOf(scene, plane)], { type: 'image/svg+xml' });
  };
  offer('PNG', async () => saveAs('png', await toPicture(await svg())));
  offer('SVG', async () => saveAs('svg', await svg()));
}
