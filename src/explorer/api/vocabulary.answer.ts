// Printed from the operation Vocabulary by `npm run print`.

export interface VocabularyVariables {
}

export type Vocabulary = {
  readonly dataset: {
    readonly relations: readonly ({
      readonly relation: 'ACTIVE_AT' | 'ADDRESSES' | 'AGREED' | 'ALSO_TAKES_PLACE_IN' | 'ASSESSES' | 'ATTENDS' | 'BROADER' | 'BUILDS_ON' | 'CHAIRS' | 'CONCERNS' | 'CONTAINS' | 'COVERS' | 'ESTABLISHED_AT' | 'FOLLOWS' | 'FOLLOWS_UP' | 'GUEST_AT' | 'HELD_OFFICE' | 'HOLDS_PRESIDENCY' | 'HOSTS' | 'IN_COUNTRY' | 'ISSUED' | 'LIES_IN' | 'MADE' | 'MADE_AT' | 'MENTIONS' | 'OFFICE_OF' | 'OF_COUNTRY' | 'ON_THE_MARGINS_OF' | 'ORGANIZES' | 'PARTICIPATES_IN' | 'PART_OF' | 'PRIORITIZES' | 'RESULT_FOR' | 'RESULT_OF' | 'SAME_SITE_AS' | 'SCORES' | 'SOURCED_FROM' | 'SPECIALIZES_IN' | 'SUBGROUP_OF' | 'TAKES_PLACE_IN' | 'TAKES_UP' | 'WORKS_ON';
      readonly phrase: string;
      readonly inversePhrase: string;
    })[];
    readonly participationRoles: readonly ({
      readonly role: 'ACCOMPANYING_HEAD_OF_GOVERNMENT' | 'ACCOMPANYING_MINISTER' | 'EU_REPRESENTATIVE' | 'EXPECTED_PARTICIPANT' | 'GUEST_COUNTRY' | 'GUEST_LEADER' | 'GUEST_MINISTER' | 'HEAD_OF_DELEGATION' | 'HOST' | 'INVITED' | 'INVITED_NOT_ATTENDING' | 'INVITED_ORGANISATION' | 'KNOWLEDGE_PARTNER' | 'MEMBER_DELEGATION' | 'MEMBER_LEADER' | 'MEMBER_REPRESENTATIVE' | 'PARTICIPANT';
      readonly title: string;
    })[];
    readonly portfolios: readonly ({ readonly portfolio: string; readonly title: string; })[];
  } | null;
};
