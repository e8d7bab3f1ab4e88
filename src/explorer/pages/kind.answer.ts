// Printed from the operation Kind by `npm run print`.

export interface KindVariables {
  readonly slug: string;
}

export type Kind = {
  readonly entity: {
    readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
    readonly slug: string;
    readonly name: string;
  } | null;
};
