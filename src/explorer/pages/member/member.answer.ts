// Printed from the operation MemberPage by `npm run print`.

export interface MemberPageVariables {
  readonly slug: string;
  readonly presidencies?: string;
  readonly hostedEvents?: string;
  readonly offices?: string;
  readonly representatives?: string;
}

export type MemberPage = {
  readonly entity: {
    readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
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
    readonly __typename: 'Member';
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
    readonly officialName: string;
    readonly code: string;
    readonly codeNote: string | null;
    readonly memberKind: 'COUNTRY' | 'UNION';
    readonly joinedYear: number;
    readonly leftYear: number | null;
    readonly capital: string | null;
    readonly standing: string;
    readonly country: { readonly __typename: 'Country'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
    readonly events: { readonly totalCount: number; } | null;
    readonly presidencies: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Presidency'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly hostedEvents: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: {
          readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
          readonly startDate: string;
          readonly endDate: string;
          readonly datePrecision: 'DAY' | 'MONTH' | 'YEAR';
          readonly status: 'CANCELLED' | 'HELD' | 'PLANNED' | 'SCHEDULED';
        };
      })[];
    } | null;
    readonly offices: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Office'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly representatives: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({ readonly node: { readonly __typename: 'Person'; readonly slug: string; readonly name: string; readonly caption: string; }; })[];
    } | null;
  } | null;
  readonly scores: {
    readonly totalCount: number;
    readonly countBy: readonly ({ readonly key: string | null; readonly count: number; readonly averageScore: number; })[] | null;
  } | null;
};
