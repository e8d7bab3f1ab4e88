// Printed from the operation StatementPage by `npm run print`.

export interface StatementPageVariables {
  readonly slug: string;
  readonly priorities?: string;
}

export type StatementPage = {
  readonly entity: {
    readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Summit' | 'WorkingGroup';
    readonly slug: string;
    readonly name: string;
    readonly caption: string;
    readonly alternativeNames: readonly (string)[];
    readonly description: string | null;
    readonly note: string | null;
    readonly confidence: 'HIGH' | 'MEDIUM' | null;
    readonly wikidataId: string | null;
    readonly url: string | null;
    readonly formerSlugs: readonly (string)[];
    readonly sources: {
      readonly totalCount: number;
      readonly nodes: readonly ({
        readonly slug: string;
        readonly title: string;
        readonly publisher: string;
        readonly sourceDate: string | null;
        readonly sourceDatePrecision: 'DAY' | 'MONTH' | 'YEAR' | null;
        readonly url: string | null;
        readonly sourceKind: 'BACKGROUND' | 'DATASET' | 'PAGE_EXCERPT' | 'SEED';
      })[];
    } | null;
  } | {
    readonly __typename: 'Statement';
    readonly slug: string;
    readonly name: string;
    readonly caption: string;
    readonly alternativeNames: readonly (string)[];
    readonly description: string | null;
    readonly note: string | null;
    readonly confidence: 'HIGH' | 'MEDIUM' | null;
    readonly wikidataId: string | null;
    readonly url: string | null;
    readonly formerSlugs: readonly (string)[];
    readonly sources: {
      readonly totalCount: number;
      readonly nodes: readonly ({
        readonly slug: string;
        readonly title: string;
        readonly publisher: string;
        readonly sourceDate: string | null;
        readonly sourceDatePrecision: 'DAY' | 'MONTH' | 'YEAR' | null;
        readonly url: string | null;
        readonly sourceKind: 'BACKGROUND' | 'DATASET' | 'PAGE_EXCERPT' | 'SEED';
      })[];
    } | null;
    readonly summary: string;
    readonly date: string;
    readonly datePrecision: 'DAY' | 'MONTH' | 'YEAR';
    readonly speaker: { readonly __typename: 'Person'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
    readonly event: {
      readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
      readonly slug: string;
      readonly name: string;
      readonly caption: string;
    } | null;
    readonly priorities: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Priority'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
  } | null;
};
