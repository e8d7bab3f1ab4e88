// Printed from the operation Find by `npm run print`.

export interface FindVariables {
  readonly text: string;
  readonly types?: readonly ('BILATERAL_MEETING' | 'COMMITMENT' | 'COUNTRY' | 'DOCUMENT' | 'LEADERS_MEETING' | 'MEMBER' | 'MINISTERIAL_MEETING' | 'OFFICE' | 'ORGANIZATION' | 'PERSON' | 'PLACE' | 'PRESIDENCY' | 'PRIORITY' | 'SENIOR_OFFICIALS_MEETING' | 'SOURCE' | 'STATEMENT' | 'SUMMIT' | 'WORKING_GROUP')[];
  readonly first?: number;
  readonly after?: string;
}

export type Find = {
  readonly search: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
    readonly nodes: readonly ({
      readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
      readonly slug: string;
      readonly name: string;
      readonly caption: string;
      readonly alternativeNames: readonly (string)[];
      readonly description: string | null;
    })[];
  } | null;
  readonly all: { readonly totalCount: number; readonly countBy: readonly ({ readonly key: string | null; readonly count: number; })[] | null; } | null;
};
