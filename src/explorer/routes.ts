import { complianceRoute } from './pages/compliance/compliance-route.tsx';
import { entityRoute } from './pages/entity-route.tsx';
import { homeRoute } from './pages/home/home-route.tsx';
import { mapRoute } from './pages/map/map-route.tsx';
import { metRoute } from './pages/met/met-route.tsx';
import { neighborsRoute } from './pages/neighbors/neighbors-route.tsx';
import { networkRoute } from './pages/network/network-route.tsx';
import { pathRoute } from './pages/path/path-route.tsx';
import { searchRoute } from './pages/search/search-route.tsx';
import { timeRoute } from './pages/time/time-route.tsx';
import { withoutIdleValues, withParameters } from './parameters.ts';
import type { Route } from './route.ts';

/** Pages at addresses of their own. No slug is the name of one. */
export const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['/', homeRoute],
  ['/search', searchRoute],
  ['/time', timeRoute],
  ['/map', mapRoute],
  ['/compliance', complianceRoute],
  ['/met', metRoute],
  ['/path', pathRoute],
  ['/network', networkRoute],
  ['/neighbors', neighborsRoute],
]);

/**
 * The address with those of its parameters that its page reads: whatever else somebody adds, the page is the same, and need
 * not be made again. `show` and `format`, which change only how it is given, are no part of its question.
 */
export function knownAddress(url: URL): URL {
  return withParameters(url, routeAt(url).parameters);
}

/** The same without the values that change nothing of what is asked: each of them would make the same page again. */
export const plainAddress = (url: URL): URL => withoutIdleValues(knownAddress(url), routeAt(url).read);

const routeAt = ({ pathname }: URL): Route => routes.get(pathname) ?? entityRoute;
