// Printed from the operation Linked by `npm run print`.

export interface LinkedVariables {
  readonly slug: string;
  readonly after?: string;
}

export type Linked = {
  readonly entity: {
    readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
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
    readonly neighbors: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly links: readonly ({
          readonly relation: 'ACTIVE_AT' | 'ADDRESSES' | 'AGREED' | 'ALSO_TAKES_PLACE_IN' | 'ASSESSES' | 'ATTENDS' | 'BROADER' | 'BUILDS_ON' | 'CHAIRS' | 'CONCERNS' | 'CONTAINS' | 'COVERS' | 'ESTABLISHED_AT' | 'FOLLOWS' | 'FOLLOWS_UP' | 'GUEST_AT' | 'HELD_OFFICE' | 'HOLDS_PRESIDENCY' | 'HOSTS' | 'IN_COUNTRY' | 'ISSUED' | 'LIES_IN' | 'MADE' | 'MADE_AT' | 'MENTIONS' | 'OFFICE_OF' | 'OF_COUNTRY' | 'ON_THE_MARGINS_OF' | 'ORGANIZES' | 'PARTICIPATES_IN' | 'PART_OF' | 'PRIORITIZES' | 'RESULT_FOR' | 'RESULT_OF' | 'SAME_SITE_AS' | 'SCORES' | 'SOURCED_FROM' | 'SPECIALIZES_IN' | 'SUBGROUP_OF' | 'TAKES_PLACE_IN' | 'TAKES_UP' | 'WORKS_ON';
          readonly direction: 'INCOMING' | 'OUTGOING';
          readonly sources: readonly ({ readonly slug: string; })[];
        })[];
        readonly node: {
          readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
        };
      })[];
    } | null;
  } | null;
};
