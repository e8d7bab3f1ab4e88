import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

const fromSeed = expect.arrayContaining([{ slug: 'src-seed-sah' }]);

const presidencyOf2025 = /* GraphQL */ `
  query PresidencyOf2025 {
    presidency(year: 2025) {
      name
      forum
      description
      note
      themes
      member { code }
      sources { nodes { slug } }
      events(first: 100) { edges { sources { slug } node { slug kind } } }
    }
  }
`;

const firstSummit = /* GraphQL */ `
  query FirstSummit {
    event(slug: "summit-1975-rambouillet") {
      kind
      startDate
      endDate
      forum
      note
      follows { slug }
      presidency { year member { code } }
      hosts { edges { confidence node { name } } }
      place { name country { code } }
      ... on Summit { number }
    }
  }
`;

describeWithDatabase('the seed facts about the Group of Seven', (database) => {
  const product = productOver(database);

  it('22: the Group of Seven is an informal club of advanced economies', async () => {
    const { presidency } = await product.data(presidencyOf2025);
    expect(presidency).toMatchObject({
      forum: 'G7',
      description: expect.stringMatching(/informal forum of advanced economies/),
      sources: { nodes: fromSeed },
    });
  });

  it('23: seven countries and the European Union make it up', async () => {
    const { members } = await product.data(/* GraphQL */ `
      { members { nodes { name code kind leftYear } } }
    `);
    const present = members.nodes.filter(({ leftYear }: { leftYear: number | null }) => leftYear === null);
    expect(present).toEqual([
      { name: 'Canada', code: 'CA', kind: 'COUNTRY', leftYear: null },
      { name: 'European Union', code: 'EU', kind: 'UNION', leftYear: null },
      { name: 'France', code: 'FR', kind: 'COUNTRY', leftYear: null },
      { name: 'Germany', code: 'DE', kind: 'COUNTRY', leftYear: null },
      { name: 'Italy', code: 'IT', kind: 'COUNTRY', leftYear: null },
      { name: 'Japan', code: 'JP', kind: 'COUNTRY', leftYear: null },
      { name: 'United Kingdom', code: 'GB', kind: 'COUNTRY', leftYear: null },
      { name: 'United States', code: 'US', kind: 'COUNTRY', leftYear: null },
    ]);
  });

  it('24: its leaders meet year after year, on the world economy and world politics', async () => {
    const { presidencies, event } = await product.data(/* GraphQL */ `
      {
        presidencies(first: 51) { nodes { year summit { kind number status } } }
        event(slug: "summit-2025-kananaskis") {
          priorities { edges { emphasis node { slug broader { slug } } } }
          sources { nodes { slug } }
        }
      }
    `);
    const summits = Array.from({ length: 51 }, (_, index) => {
      const year = 1975 + index;
      // The summit of 2020 was called off in the pandemic.
      return { year, summit: { kind: 'SUMMIT', number: index + 1, status: year === 2020 ? 'CANCELLED' : 'HELD' } };
    });
    expect(presidencies.nodes).toEqual(summits);

    const major = (slug: string, broader: string) => ({
      emphasis: 'MAJOR',
      node: { slug, broader: { slug: broader } },
    });
    expect(event.priorities.edges).toContainEqual(major('priority-macroeconomic-policy', 'priority-economy'));
    expect(event.priorities.edges).toContainEqual(major('priority-ukraine', 'priority-regional-security'));
    expect(event.priorities.edges).toContainEqual(major('priority-middle-east', 'priority-regional-security'));
    expect(event.sources.nodes).toEqual(fromSeed);
  });

  it('25: the country in the chair decides what the year is about', async () => {
    const { presidency } = await product.data(presidencyOf2025);
    expect(presidency).toMatchObject({
      note: expect.stringMatching(/The presidency sets the agenda for the year/),
      themes: [
        'Protecting our communities and the world',
        'Building energy security and accelerating the digital transition',
        'Securing the partnerships of the future',
      ],
      sources: { nodes: fromSeed },
    });
  });

  it('26: it organises the summit, the meetings of ministers and those of senior officials', async () => {
    const { presidency } = await product.data(presidencyOf2025);
    expect(presidency.note).toMatch(/organises the summit, ministerial meetings and gatherings of senior officials/);
    expect(presidency.sources.nodes).toEqual(fromSeed);
    const organized = (slug: string, kind: string, sources: unknown) => ({ sources, node: { slug, kind } });
    expect(presidency.events.edges).toContainEqual(organized('summit-2025-kananaskis', 'SUMMIT', fromSeed));
    expect(presidency.events.edges).toContainEqual(
      organized('meeting-2025-interior-security-ottawa', 'MINISTERIAL_MEETING', fromSeed),
    );
    expect(presidency.events.edges).toContainEqual(
      organized('meeting-2025-tnr-dialogue-ottawa', 'SENIOR_OFFICIALS_MEETING', expect.anything()),
    );
  });

  it('27: Canada presided in 2025 and received a series of meetings through the year', async () => {
    const { member } = await product.data(/* GraphQL */ `
      {
        member(code: "CA") {
          presidencies(last: 1) { edges { sources { slug } node { year note } } }
          hostedEvents(last: 100) { nodes { slug startDate } }
        }
      }
    `);
    expect(member.presidencies.edges).toEqual([
      {
        sources: fromSeed,
        node: { year: 2025, note: expect.stringMatching(/Canada hosted a series of such meetings/) },
      },
    ]);
    expect(member.hostedEvents.nodes).toEqual(
      expect.arrayContaining([
        { slug: 'meeting-2025-foreign-charlevoix', startDate: '2025-03-12' },
        { slug: 'meeting-2025-finance-banff', startDate: '2025-05-20' },
        { slug: 'summit-2025-kananaskis', startDate: '2025-06-15' },
        { slug: 'meeting-2025-energy-environment-toronto', startDate: '2025-10-30' },
        { slug: 'meeting-2025-foreign-niagara', startDate: '2025-11-11' },
        { slug: 'meeting-2025-interior-security-ottawa', startDate: '2025-11-21' },
        { slug: 'meeting-2025-idt-montreal', startDate: '2025-12-08' },
      ]),
    );
  });

  it('28: in 2025 Canada and its partners looked back on fifty years together', async () => {
    const { presidency } = await product.data(presidencyOf2025);
    expect(presidency).toMatchObject({
      name: 'Canada 2025',
      member: { code: 'CA' },
      note: expect.stringMatching(/in 2025, the year of 50 years of G7 partnership/),
      sources: { nodes: fromSeed },
    });
  });

  it('29: the first meeting was in 1975, and France received it', async () => {
    const { event } = await product.data(firstSummit);
    expect(event).toEqual({
      kind: 'SUMMIT',
      number: 1,
      startDate: '1975-11-15',
      endDate: '1975-11-17',
      forum: 'G6',
      note: expect.stringMatching(/^First meeting of six leaders, hosted by France/),
      follows: null,
      presidency: { year: 1975, member: { code: 'FR' } },
      hosts: { edges: [{ confidence: 'HIGH', node: { name: 'France' } }] },
      place: { name: 'Château de Rambouillet', country: { code: 'FR' } },
    });
  });

  it('30: since 1975 it has had a large part in peace, economic development and sustainable progress', async () => {
    const { event } = await product.data(firstSummit);
    expect(event).toMatchObject({ number: 1, startDate: '1975-11-15' });
    const { presidency } = await product.data(presidencyOf2025);
    expect(presidency).toMatchObject({
      description: expect.stringMatching(
        /[Ss]ince 1975.* key part in .*international peace, economic development and sustainable progress/,
      ),
      sources: { nodes: fromSeed },
    });
  });
});
