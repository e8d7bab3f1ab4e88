import { createHash } from 'node:crypto';
import { type Asset, assetOf } from '../build.ts';
import { landOf, type Panel, panels, regions } from './land.ts';

/** Another land is at another address. */
const version = createHash('sha256')
  .update(JSON.stringify([regions, 'world-atlas 2.0.2, 50m']))
  .digest('hex')
  .slice(0, 8);

export const landImagePath = ({ id }: Pick<Panel, 'id'>): string => `/assets/land-${id}-${version}.svg`;

const made = new Map<string, Asset>();

/** The land of a panel as a picture that many pages show and browsers keep; made when it is first asked for. */
export function landImage(path: string): Asset | undefined {
  const panel = panels.find((one) => landImagePath(one) === path);
  if (panel === undefined) return undefined;
  const known = made.get(path);
  if (known) return known;
  const { width, height } = panel;
  const style = 'path{fill:#e9ecee}@media(prefers-color-scheme:dark){path{fill:#2a323a}}';
  const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><style>${style}</style><path d="${landOf(panel)}"/></svg>`;
  const asset = assetOf('image/svg+xml', Buffer.from(image));
  made.set(path, asset);
  return asset;
}
