// Printed from the operation PresidencyPage by `npm run print`.

export interface PresidencyPageVariables {
  readonly slug: string;
  readonly events?: string;
  readonly priorities?: string;
}

export type PresidencyPage = {
  readonly entity: {
    readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
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
    readonly __typename: 'Presidency';
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
    readonly year: number;
    readonly presidencyForum: 'G6' | 'G7' | 'G8' | 'SUMMIT_OF_THE_EIGHT';
    readonly themes: readonly (string)[];
    readonly member: { readonly __typename: 'Member'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
    readonly summit: { readonly __typename: 'Summit'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
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
  } | null;
};
