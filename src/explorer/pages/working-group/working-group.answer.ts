// Printed from the operation WorkingGroupPage by `npm run print`.

export interface WorkingGroupPageVariables {
  readonly slug: string;
  readonly establishedAt?: string;
  readonly events?: string;
  readonly priorities?: string;
  readonly subgroups?: string;
}

export type WorkingGroupPage = {
  readonly entity: {
    readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit';
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
    readonly __typename: 'WorkingGroup';
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
    readonly workingGroupKind: string;
    readonly foundedYear: number | null;
    readonly foundedNote: string | null;
    readonly mandate: string | null;
    readonly parent: { readonly __typename: 'WorkingGroup'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
    readonly establishedAt: {
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
    readonly events: {
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
    readonly priorities: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Priority'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly subgroups: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'WorkingGroup'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
  } | null;
};
