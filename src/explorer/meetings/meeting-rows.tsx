import { datesText } from '../parts/dates.ts';
import { Mark } from '../parts/mark.tsx';
import { words } from '../parts/words.ts';
import type { Meeting } from './read.ts';

/** Meetings as lines: the days, the name, the place. */
export function MeetingRows({ meetings, id }: { readonly meetings: readonly Meeting[]; readonly id?: string }) {
  return (
    <ul class="rows" id={id}>
      {meetings.map(({ __typename, slug, name, startDate, endDate, datePrecision, status, place }) => (
        <li key={slug}>
          <span class="lead">{datesText(startDate, endDate, datePrecision)}</span>
          <span class="told">
            <Mark type={__typename} /> <a href={`/${slug}`}>{name}</a>{' '}
            <span class="detail">
              {place?.name}
              {status !== 'HELD' && ` (${words.EventStatus[status]})`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
