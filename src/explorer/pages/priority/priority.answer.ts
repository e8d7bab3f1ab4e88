// Printed from the operation PriorityPage by `npm run print`.

export interface PriorityPageVariables {
  readonly slug: string;
  readonly narrower?: string;
  readonly events?: string;
  readonly commitments?: string;
  readonly statements?: string;
  readonly documents?: string;
  readonly presidencies?: string;
  readonly workingGroups?: string;
  readonly organizations?: string;
}

export type PriorityPage = {
  readonly entity: {
    readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
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
    readonly __typename: 'Priority';
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
    readonly definition: string;
    readonly broader: { readonly __typename: 'Priority'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
    readonly narrower: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Priority'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly events: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly emphasis: 'MAJOR' | 'REGULAR';
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
    readonly commitments: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: {
          readonly __typename: 'Commitment';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
          readonly year: number;
          readonly issueArea: string | null;
          readonly complianceAverage: number | null;
          readonly complianceScoreCount: number;
        };
      })[];
    } | null;
    readonly statements: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: {
          readonly __typename: 'Statement';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
          readonly date: string;
          readonly datePrecision: 'DAY' | 'MONTH' | 'YEAR';
          readonly speaker: { readonly __typename: 'Person'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
        };
      })[];
    } | null;
    readonly documents: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: {
          readonly __typename: 'Document';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
          readonly date: string;
          readonly datePrecision: 'DAY' | 'MONTH' | 'YEAR';
        };
      })[];
    } | null;
    readonly presidencies: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Presidency'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly workingGroups: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'WorkingGroup'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly organizations: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Organization'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
  } | null;
  readonly years: { readonly totalCount: number; readonly countBy: readonly ({ readonly key: string | null; readonly count: number; })[] | null; } | null;
  readonly scores: {
    readonly countBy: readonly ({
      readonly count: number;
      readonly averageScore: number;
      readonly node: {
        readonly __typename: 'Assessment' | 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'SummitResult' | 'WorkingGroup';
      } | { readonly __typename: 'Member'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
    })[] | null;
  } | null;
};
