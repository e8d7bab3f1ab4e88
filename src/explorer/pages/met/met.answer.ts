// Printed from the operation Met by `npm run print`.

export interface MetVariables {
}

export type Met = {
  readonly events: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; };
    readonly nodes: readonly ({
      readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
      readonly slug: string;
      readonly name: string;
      readonly caption: string;
      readonly year: number;
      readonly participants: {
        readonly totalCount: number;
        readonly nodes: readonly ({
          readonly __typename: 'Country' | 'Member' | 'Organization' | 'Person';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
        })[];
      } | null;
    })[];
  } | null;
};
