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
      readonly datePrecision: 'DAY' | 'MONTH' | 'YEAR';
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
      readonly datePrecision: 'DAY' | 'MONTH' | 'YEAR';
    })[];
  } | null;
  readonly most: {
    readonly countBy: readonly ({
      readonly count: number;
      readonly node: {
        readonly __typename: 'Assessment' | 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'SummitResult' | 'WorkingGroup';
      } | { readonly __typename: 'Person'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
    })[] | null;
  } | null;
};
