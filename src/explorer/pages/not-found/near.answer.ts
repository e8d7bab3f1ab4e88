// Printed from the operation Near by `npm run print`.

export interface NearVariables {
  readonly text: string;
}

export type Near = {
  readonly search: {
    readonly edges: readonly ({
      readonly matches: readonly ({ readonly text: string; readonly words: readonly ({ readonly start: number; readonly end: number; })[]; })[] | null;
      readonly node: {
        readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
        readonly slug: string;
        readonly name: string;
        readonly caption: string;
      };
    })[];
  } | null;
};
