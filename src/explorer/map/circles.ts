import type { Meeting } from '../meetings/read.ts';
import type { Panel } from './land.ts';

/** Meetings in one place, or in places that are too near to each other to be told apart. */
export interface Circle {
  readonly id: string;
  readonly name: string;
  /** How many places are in it beside the one that it is named after. */
  readonly others: number;
  readonly meetings: readonly Meeting[];
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

interface Spot {
  readonly slug: string;
  readonly name: string;
  readonly meetings: Meeting[];
  readonly x: number;
  readonly y: number;
}

/** Places whose points are nearer than this, in pixels of the panel, are one circle. */
const NEAR = 14;

export type Point = readonly [longitude: number, latitude: number];

/** Where a meeting was. */
export const pointOf = ({ location }: Meeting): Point | undefined =>
  location === null ? undefined : [location.longitude, location.latitude];

/** The circles of a panel, the largest first. */
export function circlesOn(panel: Panel, meetings: readonly Meeting[]): readonly Circle[] {
  const spots = new Map<string, Spot>();
  for (const meeting of meetings) {
    const [x, y] = positionOn(panel, meeting) ?? [];
    if (x === undefined || y === undefined) continue;
    const key = `${Math.round(x)},${Math.round(y)}`;
    const spot = spots.get(key) ?? { slug: meeting.place!.slug, name: townOf(meeting.place!), meetings: [], x, y };
    spot.meetings.push(meeting);
    spots.set(key, spot);
  }
  const circles: { center: Spot; spots: Spot[] }[] = [];
  for (const spot of [...spots.values()].sort((one, other) => other.meetings.length - one.meetings.length)) {
    const near = circles.find(({ center }) => Math.hypot(center.x - spot.x, center.y - spot.y) < NEAR);
    if (near) near.spots.push(spot);
    else circles.push({ center: spot, spots: [spot] });
  }
  return circles.map(({ center, spots: all }) => circleOf(center, all));
}

/** What people call where they met: a hotel is named after its town. */
function townOf({ name, placeKind, partOf }: NonNullable<Meeting['place']>): string {
  return placeKind === 'VENUE' && partOf ? partOf.name : name;
}

export function positionOn(panel: Panel, meeting: Meeting): readonly [number, number] | undefined {
  const point = pointOf(meeting);
  return point && panel.place(...point);
}

function circleOf({ slug, name, x, y }: Spot, spots: readonly Spot[]): Circle {
  const meetings = spots
    .flatMap((spot) => spot.meetings)
    .sort((one, other) => one.startDate.localeCompare(other.startDate));
  return {
    id: `at-${slug}`,
    name,
    others: spots.length - 1,
    meetings,
    x,
    y,
    radius: 3 + 1.6 * Math.sqrt(meetings.length),
  };
}

/** "Paris and 4 near: 21 meetings" */
export const circleName = ({ name, others, meetings }: Circle): string =>
  `${name}${others > 0 ? ` and ${others} near` : ''}: ${meetings.length} ${meetings.length === 1 ? 'meeting' : 'meetings'}`;
