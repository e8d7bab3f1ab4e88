// Printed from the operation Meetings by `npm run print`.

export interface MeetingsVariables {
  readonly filter?: object;
  readonly after?: string;
}

export type Meetings = {
  readonly events: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
    readonly nodes: readonly ({
      readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
      readonly slug: string;
      readonly name: string;
      readonly caption: string;
      readonly startDate: string;
      readonly endDate: string;
      readonly datePrecision: 'DAY' | 'MONTH' | 'YEAR';
      readonly status: 'CANCELLED' | 'HELD' | 'PLANNED' | 'SCHEDULED';
      readonly portfolios: readonly (string)[];
      readonly presidency: { readonly year: number; readonly member: { readonly code: string; readonly name: string; } | null; } | null;
      readonly place: {
        readonly __typename: 'Place';
        readonly slug: string;
        readonly name: string;
        readonly caption: string;
        readonly placeKind: 'CITY' | 'COUNTRY' | 'REGION' | 'VENUE';
        readonly partOf: { readonly name: string; } | null;
      } | null;
      readonly location: { readonly latitude: number; readonly longitude: number; } | null;
    })[];
  } | null;
};
