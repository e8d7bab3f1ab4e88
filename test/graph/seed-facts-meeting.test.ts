import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

const fromSeed = expect.arrayContaining([{ slug: 'src-seed-sah' }]);
const onlyFromSeed = [{ slug: 'src-seed-sah' }];

const meeting = /* GraphQL */ `
  query Meeting {
    event(slug: "meeting-2025-interior-security-ottawa") {
      kind
      status
      startDate
      endDate
      datePrecision
      description
      place { name country { code } }
      sources { nodes { slug } }
      ... on MinisterialMeeting { portfolios }
    }
  }
`;

const priorityAtMeeting = /* GraphQL */ `
  query PriorityAtMeeting($priority: String!) {
    priority(slug: $priority) {
      name
      description
      alternativeNames
      sources { nodes { slug } }
      events(last: 100) { edges { emphasis sources { slug } node { slug } } }
    }
  }
`;

const saying = /* GraphQL */ `
  query Saying($statement: String!) {
    statement(slug: $statement) {
      summary
      speaker { name }
      event { slug }
      priorities { nodes { slug } }
      sources { nodes { slug } }
    }
  }
`;

describeWithDatabase('the seed facts about the Ottawa meeting', (database) => {
  const product = productOver(database);

  async function readPriority(slug: string) {
    const { priority } = await product.data(priorityAtMeeting, { priority: slug });
    const { edges } = priority.events;
    const atMeeting = edges.find(({ node }: Edge) => node.slug === 'meeting-2025-interior-security-ottawa');
    return { priority, atMeeting };
  }

  it('1: crime across borders worries the G7 more and more', async () => {
    const { priority, atMeeting } = await readPriority('priority-transnational-organised-crime');
    expect(priority).toMatchObject({
      name: 'Transnational organised crime',
      alternativeNames: expect.arrayContaining(['transnational crime']),
      description: expect.stringMatching(/growing concern/),
      sources: { nodes: onlyFromSeed },
    });
    expect(atMeeting).toMatchObject({ emphasis: 'MAJOR', sources: fromSeed });
  });

  it('2: interior and security ministers of the seven countries gathered in Ottawa', async () => {
    const { event } = await product.data(meeting);
    expect(event).toMatchObject({
      kind: 'MINISTERIAL_MEETING',
      status: 'HELD',
      portfolios: ['interior-security'],
      place: { name: 'Ottawa', country: { code: 'CA' } },
      sources: { nodes: fromSeed },
    });

    const attendance = await product.data(/* GraphQL */ `
      {
        event(slug: "meeting-2025-interior-security-ottawa") {
          members { edges { basis sources { slug } node { name kind } } }
        }
      }
    `);
    const countries = attendance.event.members.edges.filter(({ node }: Edge) => node.kind === 'COUNTRY');
    // Where a source names who led a delegation, its presence rests on that source.
    const from = (slug: string) => expect.arrayContaining([{ slug }]);
    expect(countries).toEqual([
      { node: { name: 'Canada', kind: 'COUNTRY' }, basis: 'NAMED', sources: fromSeed },
      { node: { name: 'France', kind: 'COUNTRY' }, basis: 'NAMED', sources: from('src-efe-ottawa') },
      { node: { name: 'Germany', kind: 'COUNTRY' }, basis: 'NAMED', sources: from('src-devries-ottawa') },
      { node: { name: 'Italy', kind: 'COUNTRY' }, basis: 'DELEGATION', sources: fromSeed },
      { node: { name: 'Japan', kind: 'COUNTRY' }, basis: 'DELEGATION', sources: fromSeed },
      { node: { name: 'United Kingdom', kind: 'COUNTRY' }, basis: 'DELEGATION', sources: fromSeed },
      { node: { name: 'United States', kind: 'COUNTRY' }, basis: 'NAMED', sources: from('src-efe-ottawa') },
    ]);
  });

  it('3: it took three days, 21 to 23 November 2025', async () => {
    const { event } = await product.data(meeting);
    expect(event).toMatchObject({
      startDate: '2025-11-21',
      endDate: '2025-11-23',
      datePrecision: 'DAY',
      description: expect.stringMatching(/^Three-day meeting/),
      sources: { nodes: fromSeed },
    });
  });

  it('4: the ministers looked into security challenges that are hard to untangle', async () => {
    const { event } = await product.data(meeting);
    expect(event.description).toMatch(/ministers examined complex security challenges/);
    expect(event.sources.nodes).toEqual(fromSeed);
  });

  it('5: they renewed their common promise to protect citizens', async () => {
    const { event } = await product.data(meeting);
    expect(event.description).toMatch(/reaffirmed their shared commitment to protecting citizens/);
    expect(event.sources.nodes).toEqual(fromSeed);
  });

  it('6: they talked about making their nations more resilient', async () => {
    const { event } = await product.data(meeting);
    expect(event.description).toMatch(/discussed how to raise national resilience/);

    const { priority, atMeeting } = await readPriority('priority-resilience');
    expect(priority).toMatchObject({ name: 'National resilience', sources: { nodes: onlyFromSeed } });
    expect(atMeeting).toMatchObject({ emphasis: 'REGULAR', sources: fromSeed });
  });

  it('7: Gary Anandasangaree, Minister of Public Safety of Canada, was the host', async () => {
    const { person } = await product.data(/* GraphQL */ `
      {
        person(slug: "person-gary-anandasangaree") {
          name
          sources { nodes { slug } }
          offices { edges { startDate endDate node { name portfolio of { code } } } }
          hostedEvents { edges { role sources { slug } node { slug hosts { edges { sources { slug } node { code } } } } } }
          events { edges { role capacity status representing { code } sources { slug } node { slug } } }
        }
      }
    `);
    expect(person).toMatchObject({ name: 'Gary Anandasangaree', sources: { nodes: fromSeed } });
    expect(person.offices.edges).toEqual([
      {
        startDate: '2025-05-13',
        endDate: null,
        node: { name: 'Minister of Public Safety', portfolio: 'interior-security', of: { code: 'CA' } },
      },
    ]);
    expect(person.hostedEvents.edges).toEqual([
      {
        role: 'HOST',
        sources: fromSeed,
        node: {
          slug: 'meeting-2025-interior-security-ottawa',
          hosts: { edges: [{ sources: fromSeed, node: { code: 'CA' } }] },
        },
      },
    ]);
    expect(person.events.edges).toContainEqual({
      role: 'HOST',
      capacity: 'Minister of Public Safety',
      status: 'ATTENDED',
      representing: { code: 'CA' },
      sources: onlyFromSeed,
      node: { slug: 'meeting-2025-interior-security-ottawa' },
    });
  });

  it('8: in his words the talks carried on what leaders had agreed at Kananaskis, Alberta, in the same year', async () => {
    const { event } = await product.data(/* GraphQL */ `
      {
        event(slug: "meeting-2025-interior-security-ottawa") {
          buildsOn {
            edges {
              sources { slug }
              node { slug kind year place { partOf { name partOf { name } } } sources { nodes { slug } } }
            }
          }
          takesUp(first: 100) { edges { sources { slug } node { slug event { slug } } } }
        }
      }
    `);
    expect(event.buildsOn.edges).toContainEqual({
      sources: fromSeed,
      node: {
        slug: 'summit-2025-kananaskis',
        kind: 'SUMMIT',
        year: 2025,
        place: { partOf: { name: 'Kananaskis', partOf: { name: 'Alberta' } } },
        sources: { nodes: fromSeed },
      },
    });
    const takenUp = (slug: string) => ({
      sources: fromSeed,
      node: { slug, event: { slug: 'summit-2025-kananaskis' } },
    });
    expect(event.takesUp.edges).toContainEqual(takenUp('commitment-2025-kananaskis-chair-06'));
    expect(event.takesUp.edges).toContainEqual(takenUp('commitment-2025-migrant-smuggling-01'));
    expect(event.takesUp.edges).toContainEqual(takenUp('commitment-2025-tnr-statement-01'));

    const { statement } = await product.data(saying, { statement: 'statement-2025-ottawa-host-kananaskis' });
    expect(statement).toMatchObject({
      summary: expect.stringMatching(/talks in continuity with what the leaders had agreed in Kananaskis/),
      speaker: { name: 'Gary Anandasangaree' },
      event: { slug: 'meeting-2025-interior-security-ottawa' },
      sources: { nodes: onlyFromSeed },
    });
  });

  it('9: he called stronger joint action against organised crime across borders a main focus', async () => {
    const { statement } = await product.data(saying, { statement: 'statement-2025-ottawa-host-focus' });
    expect(statement).toEqual({
      summary: expect.stringMatching(/stronger joint action against transnational and organised crime as a main focus/),
      speaker: { name: 'Gary Anandasangaree' },
      event: { slug: 'meeting-2025-interior-security-ottawa' },
      priorities: { nodes: [{ slug: 'priority-transnational-organised-crime' }] },
      sources: { nodes: onlyFromSeed },
    });
    const { atMeeting } = await readPriority('priority-transnational-organised-crime');
    expect(atMeeting).toMatchObject({ emphasis: 'MAJOR', sources: fromSeed });
  });
});

interface Edge {
  readonly node: { readonly slug: string; readonly kind: string };
}
