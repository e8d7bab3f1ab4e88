import type { Table } from '../http/respond.ts';
import { kinds } from '../parts/kinds.ts';
import type { Meeting } from './read.ts';

/** Meetings as rows of a table. */
export const meetingsTable = (meetings: readonly Meeting[]): Table => ({
  columns: [
    'slug',
    'name',
    'kind',
    'status',
    'startDate',
    'endDate',
    'datePrecision',
    'place',
    'latitude',
    'longitude',
    'presidency',
  ],
  rows: meetings.map(
    ({ slug, name, __typename, status, startDate, endDate, datePrecision, place, location, presidency }) => [
      slug,
      name,
      kinds[__typename].value,
      status,
      startDate,
      endDate,
      datePrecision,
      place?.name,
      location?.latitude,
      location?.longitude,
      presidency?.member?.code,
    ],
  ),
});
