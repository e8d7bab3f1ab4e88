// Printed from the operation Kept by `npm run print`.

export interface KeptVariables {
  readonly by: 'COMMITMENT' | 'EVENT' | 'ISSUE_AREA' | 'MEMBER' | 'PRIORITY' | 'SCORE' | 'YEAR';
  readonly area?: string;
}

export type Kept = {
  readonly assessments: {
    readonly means: readonly ({
      readonly key: string | null;
      readonly count: number;
      readonly averageScore: number;
      readonly node: {
        readonly __typename: 'Assessment' | 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'SummitResult' | 'WorkingGroup';
      } | { readonly __typename: 'Member'; readonly slug: string; readonly name: string; readonly caption: string; readonly code: string; } | null;
    })[] | null;
    readonly rows: readonly ({
      readonly key: string | null;
      readonly node: {
        readonly __typename: 'Assessment' | 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'SummitResult' | 'WorkingGroup';
      } | { readonly __typename: 'Priority'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
    })[] | null;
    readonly cells: readonly ({
      readonly row: { readonly key: string | null; };
      readonly column: { readonly key: string | null; };
      readonly count: number;
      readonly averageScore: number;
    })[] | null;
  } | null;
  readonly all: { readonly areas: readonly ({ readonly key: string | null; })[] | null; } | null;
};
