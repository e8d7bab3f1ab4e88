import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

const ottawa = /* GraphQL */ `
  query Ottawa {
    event(slug: "meeting-2025-interior-security-ottawa") {
      __typename
      name
      startDate
      endDate
      status
      presidency { year member { code name } events(first: 3) { totalCount pageInfo { hasNextPage } } }
      hosts { edges { confidence sources { slug } node { code name } } }
      hostPersons {
        edges {
          role
          node { name offices(first: 2) { edges { startDate node { name of { code } } } pageInfo { hasNextPage } } }
        }
      }
      place { name partOf { name } country { code name } }
      participants(first: 9) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { role capacity status representing { __typename code name } sources { title publisher url } node { __typename name } }
      }
      priorities(orderBy: [{ field: EMPHASIS }, { field: NAME }]) {
        edges {
          emphasis
          sources { slug }
          node { name broader { name } commitments(last: 2) { totalCount nodes { year summary } pageInfo { hasPreviousPage } } }
        }
      }
      documents(first: 2) {
        totalCount
        nodes {
          name
          kind
          date
          commitments(first: 3) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes { summary priorities { nodes { slug } } buildsOn(first: 2) { nodes { year summary event { name } } } }
          }
        }
      }
      statements(first: 3) { edges { sources { slug } node { summary date speaker { name } priorities { nodes { name } } } } }
      buildsOn { edges { confidence sources { slug } node { __typename slug startDate place { name } } } }
      bilateralMeetings { nodes { name } }
      sources(first: 2) { totalCount edges { supports node { title publisher date } } pageInfo { hasNextPage } }
      ... on MinisterialMeeting { portfolios }
    }
  }
`;

describeWithDatabase('the Ottawa meeting', (database) => {
  const product = productOver(database);

  it('comes with everything around it in one request and one statement', async () => {
    const { event } = await product.data(ottawa);
    expect(product.statements).toHaveLength(1);
    expect(event).toMatchObject({
      __typename: 'MinisterialMeeting',
      name: "G7 Interior and Security Ministers' Meeting, Ottawa",
      startDate: '2025-11-21',
      endDate: '2025-11-23',
      status: 'HELD',
      portfolios: ['interior-security'],
      presidency: { year: 2025, member: { code: 'CA', name: 'Canada' } },
      place: { name: 'Ottawa', partOf: { name: 'Ontario' }, country: { code: 'CA', name: 'Canada' } },
    });
    expect(event.hosts.edges).toHaveLength(1);
    expect(event.hosts.edges[0].node.code).toBe('CA');
    expect(event.hosts.edges[0].sources.length).toBeGreaterThan(0);
    const [host] = event.hostPersons.edges;
    expect(host).toMatchObject({ role: 'HOST', node: { name: 'Gary Anandasangaree' } });
    expect(host.node.offices.edges[0]).toMatchObject({
      startDate: '2025-05-13',
      node: { name: 'Minister of Public Safety', of: { code: 'CA' } },
    });
  });

  it('has participants with role, represented member and sources on the edge', async () => {
    const { participants } = (await product.data(ottawa)).event;
    expect(participants.totalCount).toBe(9);
    expect(participants.pageInfo.hasNextPage).toBe(false);
    const represented = participants.edges.map((edge: { representing: { code: string } }) => edge.representing.code);
    expect(new Set(represented)).toEqual(new Set(['CA', 'DE', 'EU', 'FR', 'GB', 'IT', 'JP', 'NL', 'US']));
    for (const { sources, representing } of participants.edges) {
      expect(sources.length).toBeGreaterThan(0);
      expect(representing.__typename).toBe(representing.code === 'NL' ? 'Country' : 'Member');
    }
  });

  it('has priorities with emphasis, the major one first', async () => {
    const { priorities } = (await product.data(ottawa)).event;
    expect(priorities.edges[0]).toMatchObject({ emphasis: 'MAJOR', node: { name: 'Transnational organised crime' } });
    expect(priorities.edges).toHaveLength(8);
    expect(priorities.edges[0].node.commitments.totalCount).toBeGreaterThan(2);
    expect(priorities.edges[0].node.commitments.pageInfo.hasPreviousPage).toBe(true);
  });

  it('has documents with commitments, and what those build on, each level in pages', async () => {
    const { documents } = (await product.data(ottawa)).event;
    const [communique] = documents.nodes;
    expect(communique.kind).toBe('ministerial communiqué');
    expect(communique.commitments.nodes).toHaveLength(3);
    expect(communique.commitments.pageInfo.hasNextPage).toBe(true);
    const lineage = communique.commitments.nodes.flatMap(
      (commitment: { buildsOn: { nodes: unknown[] } }) => commitment.buildsOn.nodes,
    );
    expect(lineage.length).toBeGreaterThan(0);
    expect(lineage[0].event.name).toBeTypeOf('string');
  });

  it('builds on Kananaskis and on Mirabella Eclano, and names its sources', async () => {
    const { event } = await product.data(ottawa);
    expect(event.buildsOn.edges.map((edge: { node: { slug: string } }) => edge.node.slug)).toEqual([
      'meeting-2024-interior-mirabella-eclano',
      'summit-2025-kananaskis',
    ]);
    expect(event.bilateralMeetings.nodes).toHaveLength(1);
    expect(event.statements.edges[0].node.speaker.name).toBeTypeOf('string');
    expect(event.sources.totalCount).toBeGreaterThan(2);
    expect(event.sources.pageInfo.hasNextPage).toBe(true);
  });

  it('is found again by its global id, and by several at once with misses in their places', async () => {
    const { event } = await product.data('{ event(slug: "meeting-2025-interior-security-ottawa") { id } }');
    const again = await product.data('query ($id: ID!) { node(id: $id) { id __typename ... on Event { name } } }', {
      id: event.id,
    });
    expect(again.node).toEqual({
      id: event.id,
      __typename: 'MinisterialMeeting',
      name: "G7 Interior and Security Ministers' Meeting, Ottawa",
    });
    const member = Buffer.from('Member:member-ca').toString('base64url');
    const wrongType = Buffer.from('Person:member-ca').toString('base64url');
    const ids = [member, 'nonsense', event.id, wrongType, member, Buffer.from('Ghost:x').toString('base64url')];
    const { nodes } = await product.data(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Represented { code } } }',
      { ids },
    );
    expect(product.statements).toHaveLength(1);
    expect(nodes).toEqual([{ id: member, code: 'CA' }, null, { id: event.id }, null, { id: member, code: 'CA' }, null]);
  });

  it('answers a look-up that finds nothing with null, and a refused argument in its own field', async () => {
    const answer = await product.ask(/* GraphQL */ `
      {
        missing: event(slug: "no-such-event") { name }
        event(slug: "summit-2025-kananaskis") {
          name
          tooMany: participants(first: 101) { totalCount }
          negative: participants(last: -1) { totalCount }
          forged: documents(after: "Zm9yZ2Vk") { totalCount }
          documents(first: 1) { totalCount }
        }
      }
    `);
    expect(answer.data.missing).toBeNull();
    expect(answer.data.event).toMatchObject({ tooMany: null, negative: null, forged: null });
    expect(answer.data.event.documents.totalCount).toBeGreaterThan(0);
    expect(answer.errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.['code']])).toEqual([
      ['event.tooMany', 'BAD_USER_INPUT'],
      ['event.negative', 'BAD_USER_INPUT'],
      ['event.forged', 'BAD_USER_INPUT'],
    ]);
    expect(product.statements).toHaveLength(2);
  });
});
