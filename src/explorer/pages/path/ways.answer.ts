// Printed from the operation Ways by `npm run print`.

export interface WaysVariables {
  readonly from: string;
  readonly to: string;
  readonly avoid?: readonly ('BILATERAL_MEETING' | 'COMMITMENT' | 'COUNTRY' | 'DOCUMENT' | 'LEADERS_MEETING' | 'MEMBER' | 'MINISTERIAL_MEETING' | 'OFFICE' | 'ORGANIZATION' | 'PERSON' | 'PLACE' | 'PRESIDENCY' | 'PRIORITY' | 'SENIOR_OFFICIALS_MEETING' | 'SOURCE' | 'STATEMENT' | 'SUMMIT' | 'WORKING_GROUP')[];
  readonly relations?: readonly ('ACTIVE_AT' | 'ADDRESSES' | 'AGREED' | 'ALSO_TAKES_PLACE_IN' | 'ASSESSES' | 'ATTENDS' | 'BROADER' | 'BUILDS_ON' | 'CHAIRS' | 'CONCERNS' | 'CONTAINS' | 'COVERS' | 'ESTABLISHED_AT' | 'FOLLOWS' | 'FOLLOWS_UP' | 'GUEST_AT' | 'HELD_OFFICE' | 'HOLDS_PRESIDENCY' | 'HOSTS' | 'IN_COUNTRY' | 'ISSUED' | 'LIES_IN' | 'MADE' | 'MADE_AT' | 'MENTIONS' | 'OFFICE_OF' | 'OF_COUNTRY' | 'ON_THE_MARGINS_OF' | 'ORGANIZES' | 'PARTICIPATES_IN' | 'PART_OF' | 'PRIORITIZES' | 'RESULT_FOR' | 'RESULT_OF' | 'SAME_SITE_AS' | 'SCORES' | 'SOURCED_FROM' | 'SPECIALIZES_IN' | 'SUBGROUP_OF' | 'TAKES_PLACE_IN' | 'TAKES_UP' | 'WORKS_ON')[];
}

export type Ways = {
  readonly paths: readonly ({
    readonly length: number;
    readonly nodes: readonly ({
      readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
      readonly slug: string;
      readonly name: string;
      readonly caption: string;
    })[];
    readonly steps: readonly ({
      readonly relation: 'ACTIVE_AT' | 'ADDRESSES' | 'AGREED' | 'ALSO_TAKES_PLACE_IN' | 'ASSESSES' | 'ATTENDS' | 'BROADER' | 'BUILDS_ON' | 'CHAIRS' | 'CONCERNS' | 'CONTAINS' | 'COVERS' | 'ESTABLISHED_AT' | 'FOLLOWS' | 'FOLLOWS_UP' | 'GUEST_AT' | 'HELD_OFFICE' | 'HOLDS_PRESIDENCY' | 'HOSTS' | 'IN_COUNTRY' | 'ISSUED' | 'LIES_IN' | 'MADE' | 'MADE_AT' | 'MENTIONS' | 'OFFICE_OF' | 'OF_COUNTRY' | 'ON_THE_MARGINS_OF' | 'ORGANIZES' | 'PARTICIPATES_IN' | 'PART_OF' | 'PRIORITIZES' | 'RESULT_FOR' | 'RESULT_OF' | 'SAME_SITE_AS' | 'SCORES' | 'SOURCED_FROM' | 'SPECIALIZES_IN' | 'SUBGROUP_OF' | 'TAKES_PLACE_IN' | 'TAKES_UP' | 'WORKS_ON';
      readonly direction: 'INCOMING' | 'OUTGOING';
      readonly confidence: 'HIGH' | 'MEDIUM' | null;
      readonly sources: readonly ({
        readonly slug: string;
        readonly title: string;
        readonly publisher: string;
        readonly sourceDate: string | null;
        readonly sourceDatePrecision: 'DAY' | 'MONTH' | 'YEAR' | null;
        readonly url: string | null;
        readonly sourceKind: 'BACKGROUND' | 'DATASET' | 'PAGE_EXCERPT' | 'SEED';
      })[];
    })[];
  })[] | null;
};
