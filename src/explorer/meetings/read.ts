import type { Ask } from '../api/ask.ts';
import { readOperation } from '../api/operation.ts';
import type { Meetings, MeetingsVariables } from './meetings.answer.ts';

export const meetingsOperation = readOperation<Meetings, MeetingsVariables>(
  new URL('./meetings.graphql', import.meta.url),
);

export type Meeting = NonNullable<Meetings['events']>['nodes'][number];

export interface ReadMeetings {
  readonly meetings: readonly Meeting[];
  readonly dataVersion: string | undefined;
  /** Whether the API could not give all of them. */
  readonly isPart: boolean;
}

/** All meetings that a filter lets through, in the order of their days. */
export async function readMeetings(ask: Ask, filter: object): Promise<ReadMeetings> {
  const meetings: Meeting[] = [];
  let after: string | null | undefined;
  let dataVersion: string | undefined;
  while (after !== null) {
    const { data, ...answered } = await ask(meetingsOperation, { filter, ...(after && { after }) });
    dataVersion = answered.dataVersion;
    if (data.events === null) return { meetings, dataVersion, isPart: true };
    const { nodes, pageInfo } = data.events;
    meetings.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  }
  return { meetings, dataVersion, isPart: false };
}
