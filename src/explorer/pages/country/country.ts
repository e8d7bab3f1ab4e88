import { entityPage } from '../../entity/page.ts';
import { participation } from '../../entity/participation.ts';
import { fact, section } from '../../entity/view.ts';
import type { CountryPage } from './country.answer.ts';

export const countryPage = entityPage<CountryPage>({
  types: ['Country'],
  prefixes: ['country'],
  operation: new URL('./country.graphql', import.meta.url),
  view({ entity }, vocabulary) {
    if (entity?.__typename !== 'Country') return undefined;
    const { code, member, guestAt, events, places, offices } = entity;
    return {
      facts: [...fact('Code', code), ...(member ? fact('As a member', member) : fact('In the group', 'Not a member'))],
      sections: [
        ...section('guestAt', 'Guest at', guestAt),
        ...section('events', 'Meetings without a named representative', events, {
          row: (edge) => participation(edge, vocabulary),
        }),
        ...section('offices', 'Offices', offices),
        ...section('places', 'Places', places),
      ],
    };
  },
});
