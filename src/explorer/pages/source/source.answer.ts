// Printed from the operation SourcePage by `npm run print`.

export interface SourcePageVariables {
  readonly slug: string;
  readonly entities?: string;
  readonly meetings?: string;
  readonly people?: string;
  readonly presidencies?: string;
  readonly commitments?: string;
}

export type SourcePage = {
  readonly entity: {
    readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Statement' | 'Summit' | 'WorkingGroup';
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
    readonly __typename: 'Source';
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
    readonly publisher: string;
    readonly title: string;
    readonly sourceDate: string | null;
    readonly sourceDatePrecision: 'DAY' | 'MONTH' | 'YEAR' | null;
    readonly accessedDate: string;
    readonly sourceKind: 'BACKGROUND' | 'DATASET' | 'PAGE_EXCERPT' | 'SEED';
    readonly licence: string | null;
    readonly entities: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly supports: string | null;
        readonly node: {
          readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
        };
      })[];
    } | null;
  } | null;
  readonly meetings: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
    readonly edges: readonly ({
      readonly node: {
        readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
        readonly slug: string;
        readonly name: string;
        readonly caption: string;
      };
    })[];
  } | null;
  readonly people: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
    readonly edges: readonly ({ readonly node: { readonly __typename: 'Person'; readonly slug: string; readonly name: string; readonly caption: string; }; })[];
  } | null;
  readonly presidencies: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
    readonly edges: readonly ({ readonly node: { readonly __typename: 'Presidency'; readonly slug: string; readonly name: string; readonly caption: string; }; })[];
  } | null;
  readonly commitments: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
    readonly edges: readonly ({ readonly node: { readonly __typename: 'Commitment'; readonly slug: string; readonly name: string; readonly caption: string; }; })[];
  } | null;
};
