// Printed from the operation MetAt by `npm run print`.

export interface MetAtVariables {
  readonly one: string;
  readonly other: string;
}

export type MetAt = {
  readonly events: {
    readonly totalCount: number;
    readonly nodes: readonly ({
      readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
      readonly slug: string;
      readonly name: string;
      readonly caption: string;
      readonly year: number;
      readonly participants: { readonly edges: readonly ({ readonly roles: readonly ({ readonly sources: readonly ({ readonly slug: string; })[]; })[]; })[]; } | null;
    })[];
  } | null;
};
