// Printed from the operation OrganizationPage by `npm run print`.

export interface OrganizationPageVariables {
  readonly slug: string;
  readonly events?: string;
  readonly priorities?: string;
  readonly offices?: string;
}

export type OrganizationPage = {
  readonly entity: {
    readonly __typename: 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'WorkingGroup';
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
    readonly __typename: 'Organization';
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
    readonly code: string;
    readonly organizationKind: string;
    readonly foundedYear: number | null;
    readonly events: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly roles: readonly ({
          readonly role: 'ACCOMPANYING_HEAD_OF_GOVERNMENT' | 'ACCOMPANYING_MINISTER' | 'EU_REPRESENTATIVE' | 'EXPECTED_PARTICIPANT' | 'GUEST_COUNTRY' | 'GUEST_LEADER' | 'GUEST_MINISTER' | 'HEAD_OF_DELEGATION' | 'HOST' | 'INVITED' | 'INVITED_NOT_ATTENDING' | 'INVITED_ORGANISATION' | 'KNOWLEDGE_PARTNER' | 'MEMBER_DELEGATION' | 'MEMBER_LEADER' | 'MEMBER_REPRESENTATIVE' | 'PARTICIPANT';
          readonly capacity: string | null;
          readonly participation: 'ABSENT' | 'ATTENDED' | 'EXPECTED';
          readonly note: string | null;
          readonly representing: { readonly code: string; readonly name: string; readonly slug: string; } | null;
          readonly sources: readonly ({ readonly slug: string; })[];
        })[];
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
    readonly priorities: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Priority'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly offices: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Office'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
  } | null;
};
