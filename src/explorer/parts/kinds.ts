/** What an entity of each type is called on the pages, one and many, and the family whose colour and shape it has. */
export const kinds = {
  Summit: { one: 'Summit', many: 'Summits', family: 'meeting', value: 'SUMMIT' },
  LeadersMeeting: { one: 'Leaders’ meeting', many: 'Leaders’ meetings', family: 'meeting', value: 'LEADERS_MEETING' },
  MinisterialMeeting: {
    one: 'Ministerial meeting',
    many: 'Ministerial meetings',
    family: 'meeting',
    value: 'MINISTERIAL_MEETING',
  },
  SeniorOfficialsMeeting: {
    one: 'Senior officials’ meeting',
    many: 'Senior officials’ meetings',
    family: 'meeting',
    value: 'SENIOR_OFFICIALS_MEETING',
  },
  BilateralMeeting: {
    one: 'Bilateral meeting',
    many: 'Bilateral meetings',
    family: 'meeting',
    value: 'BILATERAL_MEETING',
  },
  Person: { one: 'Person', many: 'People', family: 'person', value: 'PERSON' },
  Member: { one: 'Member', many: 'Members', family: 'member', value: 'MEMBER' },
  Country: { one: 'Country', many: 'Countries', family: 'member', value: 'COUNTRY' },
  Priority: { one: 'Priority', many: 'Priorities', family: 'priority', value: 'PRIORITY' },
  Commitment: { one: 'Commitment', many: 'Commitments', family: 'text', value: 'COMMITMENT' },
  Document: { one: 'Document', many: 'Documents', family: 'text', value: 'DOCUMENT' },
  Statement: { one: 'Statement', many: 'Statements', family: 'text', value: 'STATEMENT' },
  Place: { one: 'Place', many: 'Places', family: 'place', value: 'PLACE' },
  Organization: { one: 'Organization', many: 'Organizations', family: 'organization', value: 'ORGANIZATION' },
  WorkingGroup: { one: 'Working group', many: 'Working groups', family: 'organization', value: 'WORKING_GROUP' },
  Office: { one: 'Office', many: 'Offices', family: 'record', value: 'OFFICE' },
  Presidency: { one: 'Presidency', many: 'Presidencies', family: 'record', value: 'PRESIDENCY' },
  Source: { one: 'Source', many: 'Sources', family: 'record', value: 'SOURCE' },
} as const;

export type EntityType = keyof typeof kinds;
export type Family = (typeof kinds)[EntityType]['family'];
export type EntityKind = (typeof kinds)[EntityType]['value'];

/** What the marks of each family stand for. */
export const familyWords: Readonly<Record<Family, string>> = {
  meeting: 'meetings',
  person: 'people',
  member: 'members and countries',
  priority: 'priorities',
  text: 'commitments, documents, statements',
  place: 'places',
  organization: 'organizations and groups',
  record: 'offices, presidencies, sources',
};

export const entityTypes = Object.keys(kinds) as readonly EntityType[];
