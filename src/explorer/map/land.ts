import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type GeoContext,
  type GeoPermissibleObjects,
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoPath,
} from 'd3-geo';
import { feature } from 'topojson-client';

/** A part of the world that the map shows, with what it takes to draw on it. */
export interface Panel {
  readonly id: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** Where a point stands; `undefined` where it is not on the panel. */
  readonly place: (longitude: number, latitude: number) => readonly [x: number, y: number] | undefined;
}

/** Points of a coast that are nearer to each other than this are one. */
const NEAR = 1.5;

export const regions = [
  { id: 'europe', name: 'Europe', west: -11, east: 31, south: 35, north: 60, width: 760, height: 660 },
  { id: 'north-america', name: 'North America', west: -128, east: -58, south: 17, north: 53, width: 440, height: 280 },
  { id: 'asia', name: 'Asia', west: 68, east: 148, south: 5, north: 47, width: 440, height: 294 },
] as const;

type Region = (typeof regions)[number];

export const panels: readonly Panel[] = regions.map((region) => ({
  id: region.id,
  name: region.name,
  width: region.width,
  height: region.height,
  place: placeOn(projectionOf(region), region),
}));

let made: ReadonlyMap<string, string> | undefined;

/** The land of a panel, as the data of an SVG path. All are made when one is first looked at. */
export function landOf({ id }: Pick<Panel, 'id'>): string {
  made ??= makeLand();
  return made.get(id)!;
}

function makeLand(): ReadonlyMap<string, string> {
  const file = createRequire(import.meta.url).resolve('world-atlas/land-50m.json');
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof feature>[0];
  const land: GeoPermissibleObjects = feature(atlas, atlas.objects['land']!);
  return new Map(regions.map((region) => [region.id, pathOf(land, projectionOf(region))]));
}

function projectionOf({ west, east, south, north, width, height }: Region): GeoProjection {
  const middle = (west + east) / 2;
  const corners = [west, middle, east].flatMap((x) => [south, north].map((y): [number, number] => [x, y]));
  return geoAzimuthalEqualArea()
    .rotate([-middle, -(south + north) / 2])
    .fitExtent(
      [
        [0, 0],
        [width, height],
      ],
      { type: 'MultiPoint', coordinates: corners },
    )
    .clipExtent([
      [-2, -2],
      [width + 2, height + 2],
    ]);
}

function placeOn(projection: GeoProjection, { width, height }: Region): Panel['place'] {
  return (longitude, latitude) => {
    const [x, y] = projection([longitude, latitude]) ?? [-1, -1];
    return x < 0 || y < 0 || x > width || y > height ? undefined : [x, y];
  };
}

function pathOf(land: GeoPermissibleObjects, projection: GeoProjection): string {
  const path = new ShortPath();
  geoPath(projection, path)(land);
  return path.toString();
}

/** Writes whole numbers, and leaves out points that nobody would see. */
class ShortPath implements GeoContext {
  #rings: string[] = [];
  #ring: [number, number][] = [];

  moveTo(x: number, y: number): void {
    this.#ring = [[Math.round(x), Math.round(y)]];
  }

  lineTo(x: number, y: number): void {
    const [lastX, lastY] = this.#ring.at(-1)!;
    if (Math.hypot(x - lastX, y - lastY) >= NEAR) this.#ring.push([Math.round(x), Math.round(y)]);
  }

  /** An island of a point or two is no land on this map. */
  closePath(): void {
    if (this.#ring.length < 3) return;
    const [[x, y], ...others] = this.#ring as [[number, number], ...[number, number][]];
    let [lastX, lastY] = [x, y];
    const steps = others.map(([nextX, nextY]) => {
      const step = `${nextX - lastX},${nextY - lastY}`;
      [lastX, lastY] = [nextX, nextY];
      return step;
    });
    this.#rings.push(`M${x},${y}l${steps.join(' ')}z`);
  }

  beginPath(): void {}
  arc(): void {}

  toString(): string {
    return this.#rings.join('');
  }
}
