// Printed from the operation Home by `npm run print`.

export interface HomeVariables {
}

export type Home = {
  readonly dataset: {
    readonly asOf: string | null;
    readonly loadedAt: string;
    readonly licence: string;
    readonly attribution: string;
    readonly version: string;
    readonly counts: readonly ({ readonly kind: string; readonly count: number; })[];
  } | null;
  readonly events: {
    readonly nodes: readonly ({
      readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
      readonly slug: string;
      readonly name: string;
      readonly caption: string;
      readonly startDate: string;
      readonly endDate: string;
      readonly datePrecision: 'DAY' | 'MONTH' | 'YEAR' | null;
    })[];
  } | null;
  readonly upcoming: {
    readonly nodes: readonly ({
      readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
      readonly slug: string;
      readonly name: string;
      readonly caption: string;
      readonly startDate: string;
      readonly endDate: string;
      readonly datePrecision: 'DAY' | 'MONTH' | 'YEAR' | null;
    })[];
  } | null;
};
