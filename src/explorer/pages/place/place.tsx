import { entityPage } from '../../entity/page.ts';
import { fact, section } from '../../entity/view.ts';
import { SmallMap } from '../../map/small-map.tsx';
import { sentenceCase, words } from '../../parts/words.ts';
import type { PlacePage } from './place.answer.ts';

export const placePage = entityPage<PlacePage>({
  types: ['Place'],
  prefixes: ['place'],
  operation: new URL('./place.graphql', import.meta.url),
  view({ entity }) {
    if (entity?.__typename !== 'Place') return undefined;
    const { name, placeKind, latitude, longitude, country, partOf } = entity;
    const point = latitude === null || longitude === null ? 'Not recorded' : pointText(latitude, longitude);
    return {
      facts: [
        ...fact('Kind', sentenceCase(words.PlaceKind[placeKind])),
        ...fact('Lies in', partOf),
        ...fact('Country', country),
        ...fact('Point', point),
      ],
      figure: latitude !== null && longitude !== null && <SmallMap {...{ name, latitude, longitude }} />,
      sections: [
        ...section('events', 'Meetings here', entity.events),
        ...section('furtherEvents', 'Meetings that were also here', entity.furtherEvents),
        ...section('parts', 'Places in it', entity.parts),
        ...section('sameSiteAs', 'The same site', entity.sameSiteAs),
      ],
    };
  },
});

function pointText(latitude: number, longitude: number): string {
  const north = `${Math.abs(latitude).toFixed(2)}° ${latitude < 0 ? 'south' : 'north'}`;
  return `${north}, ${Math.abs(longitude).toFixed(2)}° ${longitude < 0 ? 'west' : 'east'}`;
}
