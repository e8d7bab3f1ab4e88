// Printed from the operation EventPage by `npm run print`.

export interface EventPageVariables {
  readonly slug: string;
  readonly participants?: string;
  readonly priorities?: string;
  readonly commitments?: string;
  readonly documents?: string;
  readonly statements?: string;
  readonly buildsOn?: string;
  readonly builtOnBy?: string;
  readonly takesUp?: string;
  readonly parts?: string;
  readonly bilateralMeetings?: string;
  readonly workingGroups?: string;
  readonly members?: string;
}

export type EventPage = {
  readonly entity: {
    readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
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
    readonly eventKind: 'BILATERAL_MEETING' | 'LEADERS_MEETING' | 'MINISTERIAL_MEETING' | 'SENIOR_OFFICIALS_MEETING' | 'SUMMIT';
    readonly startDate: string;
    readonly endDate: string;
    readonly datePrecision: 'DAY' | 'MONTH' | 'YEAR';
    readonly status: 'CANCELLED' | 'HELD' | 'PLANNED' | 'SCHEDULED';
    readonly format: 'HYBRID' | 'IN_PERSON' | 'VIRTUAL' | null;
    readonly forum: 'G6' | 'G7' | 'G8' | 'SUMMIT_OF_THE_EIGHT' | null;
    readonly portfolios: readonly (string)[];
    readonly outcome: string | null;
    readonly furtherTopics: string | null;
    readonly hostStatement: string | null;
    readonly dateNote: string | null;
    readonly placeNote: string | null;
    readonly location: { readonly latitude: number; readonly longitude: number; } | null;
    readonly prioritiesNote: string | null;
    readonly compositionNote: string | null;
    readonly emphasisNote: string | null;
    readonly lineageNote: string | null;
    readonly reportedCommitmentCount: number | null;
    readonly presidency: { readonly __typename: 'Presidency'; readonly slug: string; readonly name: string; readonly caption: string; readonly year: number; } | null;
    readonly place: {
      readonly __typename: 'Place';
      readonly slug: string;
      readonly name: string;
      readonly caption: string;
      readonly latitude: number | null;
      readonly longitude: number | null;
      readonly country: { readonly __typename: 'Country'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
    } | null;
    readonly follows: {
      readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
      readonly slug: string;
      readonly name: string;
      readonly caption: string;
    } | null;
    readonly partOf: {
      readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
      readonly slug: string;
      readonly name: string;
      readonly caption: string;
    } | null;
    readonly followedBy: {
      readonly nodes: readonly ({
        readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
        readonly slug: string;
        readonly name: string;
        readonly caption: string;
      })[];
    } | null;
    readonly hosts: {
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Member'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly hostPersons: {
      readonly edges: readonly ({
        readonly role: 'ACCOMPANYING_HEAD_OF_GOVERNMENT' | 'ACCOMPANYING_MINISTER' | 'EU_REPRESENTATIVE' | 'EXPECTED_PARTICIPANT' | 'GUEST_COUNTRY' | 'GUEST_LEADER' | 'GUEST_MINISTER' | 'HEAD_OF_DELEGATION' | 'HOST' | 'INVITED' | 'INVITED_NOT_ATTENDING' | 'INVITED_ORGANISATION' | 'KNOWLEDGE_PARTNER' | 'MEMBER_DELEGATION' | 'MEMBER_LEADER' | 'MEMBER_REPRESENTATIVE' | 'PARTICIPANT';
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Person'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly furtherPlaces: {
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Place'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly participants: {
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
          readonly __typename: 'Country' | 'Member' | 'Organization' | 'Person';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
        };
      })[];
    } | null;
    readonly members: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly basis: 'ANNOUNCED' | 'ASSUMED' | 'DELEGATION' | 'NAMED';
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Member'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly priorities: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly emphasis: 'MAJOR' | 'REGULAR';
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Priority'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly commitments: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: {
          readonly __typename: 'Commitment';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
          readonly issueArea: string | null;
          readonly complianceAverage: number | null;
          readonly complianceScoreCount: number;
        };
      })[];
    } | null;
    readonly documents: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: {
          readonly __typename: 'Document';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
          readonly documentKind: string;
          readonly date: string;
          readonly datePrecision: 'DAY' | 'MONTH' | 'YEAR';
        };
      })[];
    } | null;
    readonly statements: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: {
          readonly __typename: 'Statement';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
          readonly date: string;
          readonly datePrecision: 'DAY' | 'MONTH' | 'YEAR';
          readonly speaker: { readonly __typename: 'Person'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
        };
      })[];
    } | null;
    readonly buildsOn: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: {
          readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
        };
      })[];
    } | null;
    readonly builtOnBy: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: {
          readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
        };
      })[];
    } | null;
    readonly takesUp: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'Commitment'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly parts: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: {
          readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
          readonly slug: string;
          readonly name: string;
          readonly caption: string;
        };
      })[];
    } | null;
    readonly bilateralMeetings: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'BilateralMeeting'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly workingGroups: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
      readonly edges: readonly ({
        readonly sources: readonly ({ readonly slug: string; })[];
        readonly node: { readonly __typename: 'WorkingGroup'; readonly slug: string; readonly name: string; readonly caption: string; };
      })[];
    } | null;
    readonly results: {
      readonly totalCount: number;
      readonly nodes: readonly ({
        readonly slug: string;
        readonly resultKind: 'ISSUE_SUMMIT_SCORE' | 'PUBLISHED_SUMMIT_RESULT' | 'SUMMIT_MEMBER_AVERAGE';
        readonly scale: string;
        readonly value: number | null;
        readonly sampleSize: number | null;
        readonly derived: boolean;
        readonly report: string | null;
        readonly member: { readonly __typename: 'Member'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
        readonly priority: { readonly __typename: 'Priority'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
        readonly sources: readonly ({ readonly slug: string; })[];
      })[];
    } | null;
  } | {
    readonly __typename: 'Commitment' | 'Country' | 'Document' | 'Member' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'Source' | 'Statement' | 'WorkingGroup';
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
  } | null;
  readonly own: {
    readonly __typename: 'BilateralMeeting';
    readonly onTheMarginsOf: {
      readonly __typename: 'BilateralMeeting' | 'LeadersMeeting' | 'MinisterialMeeting' | 'SeniorOfficialsMeeting' | 'Summit';
      readonly slug: string;
      readonly name: string;
      readonly caption: string;
    } | null;
  } | {
    readonly __typename: 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'Member' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'WorkingGroup';
  } | { readonly __typename: 'Summit'; readonly number: number; } | null;
};
