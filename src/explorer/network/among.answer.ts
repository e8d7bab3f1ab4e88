// Printed from the operation Among by `npm run print`.

export interface AmongVariables {
  readonly slugs: readonly (string)[];
  readonly relations?: readonly ('ACTIVE_AT' | 'ADDRESSES' | 'AGREED' | 'ALSO_TAKES_PLACE_IN' | 'ASSESSES' | 'ATTENDS' | 'BROADER' | 'BUILDS_ON' | 'CHAIRS' | 'CONCERNS' | 'CONTAINS' | 'COVERS' | 'ESTABLISHED_AT' | 'FOLLOWS' | 'FOLLOWS_UP' | 'GUEST_AT' | 'HELD_OFFICE' | 'HOLDS_PRESIDENCY' | 'HOSTS' | 'IN_COUNTRY' | 'ISSUED' | 'LIES_IN' | 'MADE' | 'MADE_AT' | 'MENTIONS' | 'OFFICE_OF' | 'OF_COUNTRY' | 'ON_THE_MARGINS_OF' | 'ORGANIZES' | 'PARTICIPATES_IN' | 'PART_OF' | 'PRIORITIZES' | 'RESULT_FOR' | 'RESULT_OF' | 'SAME_SITE_AS' | 'SCORES' | 'SOURCED_FROM' | 'SPECIALIZES_IN' | 'SUBGROUP_OF' | 'TAKES_PLACE_IN' | 'TAKES_UP' | 'WORKS_ON')[];
  readonly fromYear?: number;
  readonly toYear?: number;
}

export type Among = {
  readonly subgraph: {
    readonly hasMoreRelationships: boolean;
    readonly nodes: readonly ({
      readonly node: {
        readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
        readonly slug: string;
        readonly name: string;
        readonly caption: string;
      };
    })[];
    readonly counts: readonly ({ readonly totalCount: number; readonly node: { readonly slug: string; }; })[];
    readonly relationships: readonly ({
      readonly relation: 'ACTIVE_AT' | 'ADDRESSES' | 'AGREED' | 'ALSO_TAKES_PLACE_IN' | 'ASSESSES' | 'ATTENDS' | 'BROADER' | 'BUILDS_ON' | 'CHAIRS' | 'CONCERNS' | 'CONTAINS' | 'COVERS' | 'ESTABLISHED_AT' | 'FOLLOWS' | 'FOLLOWS_UP' | 'GUEST_AT' | 'HELD_OFFICE' | 'HOLDS_PRESIDENCY' | 'HOSTS' | 'IN_COUNTRY' | 'ISSUED' | 'LIES_IN' | 'MADE' | 'MADE_AT' | 'MENTIONS' | 'OFFICE_OF' | 'OF_COUNTRY' | 'ON_THE_MARGINS_OF' | 'ORGANIZES' | 'PARTICIPATES_IN' | 'PART_OF' | 'PRIORITIZES' | 'RESULT_FOR' | 'RESULT_OF' | 'SAME_SITE_AS' | 'SCORES' | 'SOURCED_FROM' | 'SPECIALIZES_IN' | 'SUBGROUP_OF' | 'TAKES_PLACE_IN' | 'TAKES_UP' | 'WORKS_ON';
      readonly from: { readonly slug: string; };
      readonly to: { readonly slug: string; };
    })[];
  } | null;
};
