// Printed from the operation PlacePage by `npm run print`.

export interface PlacePageVariables {
  readonly slug: string;
  readonly events?: string;
  readonly furtherEvents?: string;
  readonly parts?: string;
  readonly sameSiteAs?: string;
}

export type PlacePage = {
  readonly entity: {
    readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
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
    readonly __typename: 'Place';
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
    readonly placeKind: 'CITY' | 'COUNTRY' | 'REGION' | 'VENUE';
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly geonamesId: number | null;
    readonly country: { readonly __typename: 'Country'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
    readonly partOf: { readonly __typename: 'Place'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
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
    readonly furtherEvents: {
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
    readonly parts: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Place'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly sameSiteAs: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Place'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
  } | null;
};
