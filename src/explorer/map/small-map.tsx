import { panels } from './land.ts';
import { landImagePath } from './land-image.ts';

const WIDTH = 240;
const HEIGHT = 140;

interface Props {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Where a place is, on a piece of the map; nothing where the map does not reach. */
export function SmallMap({ name, latitude, longitude }: Props) {
  for (const panel of panels) {
    const [x, y] = panel.place(longitude, latitude) ?? [];
    if (x === undefined || y === undefined) continue;
    const left = within(x - WIDTH / 2, panel.width - WIDTH);
    const top = within(y - HEIGHT / 2, panel.height - HEIGHT);
    return (
      <figure class="small-map">
        <svg viewBox={`${left} ${top} ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${name} on a map of ${panel.name}`}>
          <image
            href={`${landImagePath(panel)}#svgView(viewBox(${left},${top},${WIDTH},${HEIGHT}))`}
            x={left}
            y={top}
            width={WIDTH}
            height={HEIGHT}
          />
          <circle class="spot" cx={Math.round(x)} cy={Math.round(y)} r="5" />
        </svg>
        <figcaption>
          {name}, {panel.name}. <a href="/map">All meetings on the map</a>
        </figcaption>
      </figure>
    );
  }
  return null;
}

const within = (value: number, most: number): number => Math.round(Math.min(Math.max(value, 0), most));
