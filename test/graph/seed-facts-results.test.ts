import { expect, it } from 'vitest';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

const fromSeed = expect.arrayContaining([{ slug: 'src-seed-sah' }]);
const onlyFromSeed = [{ slug: 'src-seed-sah' }];

const issues = /* GraphQL */ `
  query Issues {
    event(slug: "meeting-2025-interior-security-ottawa") {
      priorities { edges { emphasis sources { slug } node { slug name sources { nodes { slug } } } } }
      commitments(first: 100) { nodes { summary document { slug } priorities { nodes { slug } } } }
    }
  }
`;

const saying = /* GraphQL */ `
  query Saying($statement: String!) {
    statement(slug: $statement) {
      summary
      speaker { name }
      event { slug }
      priorities(orderBy: [{ field: NAME }]) { nodes { name } }
      sources { nodes { slug } }
    }
  }
`;

describeWithDatabase('the seed facts about what Ottawa brought', (database) => {
  const product = productOver(database);

  /** An issue on the agenda, and what the communiqué undertakes about it. */
  async function readIssue(slug: string) {
    const { event } = await product.data(issues);
    const addressed = event.priorities.edges.find(({ node }: Edge) => node.slug === slug);
    const undertakings = event.commitments.nodes
      .filter(({ document }: Commitment) => document.slug === 'doc-2025-ottawa-communique')
      .filter(({ priorities }: Commitment) => priorities.nodes.some((priority) => priority.slug === slug))
      .map(({ summary }: Commitment) => summary);
    return {
      name: addressed?.node.name,
      nameFrom: addressed?.node.sources.nodes,
      emphasis: addressed?.emphasis,
      sources: addressed?.sources,
      undertakings,
    };
  }

  const issue = (name: string, undertaking: RegExp) => ({
    name,
    nameFrom: onlyFromSeed,
    emphasis: 'REGULAR',
    sources: fromSeed,
    undertakings: [expect.stringMatching(undertaking)],
  });

  it('10: more cooperation to find and break up the making and spread of illegal synthetic drugs', async () => {
    expect(await readIssue('priority-synthetic-drugs')).toEqual(
      issue(
        'Illegal synthetic drugs',
        /cooperation to detect and disrupt the making and distribution of illegal synthetic drugs/,
      ),
    );
  });

  it('11: to prevent and fight the smuggling of migrants', async () => {
    expect(await readIssue('priority-migrant-smuggling')).toEqual(
      issue('Migrant smuggling', /^Prevent and counter the smuggling of migrants$/),
    );
  });

  it('12: more coordination between states against cybercrime that grows more refined, and other hostile acts online', async () => {
    expect(await readIssue('priority-cybercrime')).toEqual(
      issue(
        'Cybercrime and malicious cyber activity',
        /international cooperation against .*more sophisticated cybercrime and other malicious cyber activity/,
      ),
    );
  });

  it('13: to tackle terrorist and extremist content online, and young people being drawn in', async () => {
    expect(await readIssue('priority-violent-extremism-online')).toEqual(
      issue(
        'Terrorist and violent extremist content online',
        /terrorist and violent extremist content online and the growing radicalisation of young people/,
      ),
    );
  });

  it('14: to understand transnational repression in the same way', async () => {
    expect(await readIssue('priority-transnational-repression')).toEqual(
      issue('Transnational repression', /shared understanding of transnational repression/),
    );
  });

  it('15: to answer threats by foreign states or their proxies together', async () => {
    expect(await readIssue('priority-transnational-repression')).toEqual(
      issue('Transnational repression', /coordinated, quick responses to foreign states or their proxies/),
    );
    const { priority } = await product.data(/* GraphQL */ `
      {
        priority(slug: "priority-foreign-interference") {
          name
          narrower { edges { sources { slug } node { slug definition } } }
        }
      }
    `);
    expect(priority.name).toBe('Foreign interference');
    expect(priority.narrower.edges).toContainEqual({
      sources: onlyFromSeed,
      node: {
        slug: 'priority-transnational-repression',
        definition: expect.stringMatching(/by states or their proxies/),
      },
    });
  });

  it('16: to take the protection of children from sexual exploitation further, above all online', async () => {
    expect(await readIssue('priority-child-sexual-exploitation-online')).toEqual(
      issue(
        'Child sexual exploitation and abuse, including online',
        /worldwide change to protect children from sexual exploitation, including on the internet/,
      ),
    );
  });

  it('17: at the end the ministers issued a joint communiqué on these connected priorities', async () => {
    const { event } = await product.data(/* GraphQL */ `
      {
        event(slug: "meeting-2025-interior-security-ottawa") {
          endDate
          outcome
          documents {
            edges {
              sources { slug }
              node {
                slug
                kind
                date
                datePrecision
                sources { nodes { slug } }
                priorities(orderBy: [{ field: NAME }]) { edges { sources { slug } node { name } } }
              }
            }
          }
        }
      }
    `);
    expect(event.outcome).toMatch(/^Joint communiqué on the connected priorities/);
    expect(event.endDate).toBe('2025-11-23');
    const stressed = (name: string) => ({ sources: fromSeed, node: { name } });
    expect(event.documents.edges).toContainEqual({
      sources: fromSeed,
      node: {
        slug: 'doc-2025-ottawa-communique',
        kind: 'ministerial communiqué',
        date: '2025-11-23',
        datePrecision: 'DAY',
        sources: { nodes: fromSeed },
        priorities: {
          edges: [
            stressed('Child sexual exploitation and abuse, including online'),
            stressed('Cybercrime and malicious cyber activity'),
            stressed('Illegal synthetic drugs'),
            stressed('Migrant smuggling'),
            stressed('Terrorist and violent extremist content online'),
            stressed('Transnational organised crime'),
            stressed('Transnational repression'),
          ],
        },
      },
    });
  });

  it('18: the host met his counterparts one by one, on matters of their countries and for closer ties', async () => {
    const { event } = await product.data(/* GraphQL */ `
      {
        event(slug: "meeting-2025-interior-security-ottawa") {
          bilateralMeetings {
            edges {
              sources { slug }
              node {
                name
                kind
                note
                startDate
                endDate
                sources { nodes { slug } }
                participants { edges { role representing { code } sources { slug } node { name } } }
              }
            }
          }
        }
      }
    `);
    expect(event.bilateralMeetings.edges).toEqual([
      {
        sources: fromSeed,
        node: {
          name: 'Bilateral meetings of Minister Anandasangaree with G7 counterparts',
          kind: 'BILATERAL_MEETING',
          note: expect.stringMatching(/country-specific priorities and stronger ties with key allies/),
          startDate: '2025-11-21',
          endDate: '2025-11-23',
          sources: { nodes: fromSeed },
          participants: {
            edges: [
              {
                role: 'PARTICIPANT',
                representing: { code: 'CA' },
                sources: onlyFromSeed,
                node: { name: 'Gary Anandasangaree' },
              },
            ],
          },
        },
      },
    ]);
  });

  it('19: officials saw in the results a base for closer work between Canada and its partners', async () => {
    const { event } = await product.data(/* GraphQL */ `
      { event(slug: "meeting-2025-interior-security-ottawa") { outcome sources { nodes { slug } } } }
    `);
    expect(event).toEqual({
      outcome: expect.stringMatching(
        /officials said the results lay a foundation for deeper cooperation between Canada and its partners/,
      ),
      sources: { nodes: fromSeed },
    });
  });

  const saidByHost = (summary: RegExp, ...priorities: readonly string[]) => ({
    summary: expect.stringMatching(summary),
    speaker: { name: 'Gary Anandasangaree' },
    event: { slug: 'meeting-2025-interior-security-ottawa' },
    priorities: { nodes: priorities.map((name) => ({ name })) },
    sources: { nodes: onlyFromSeed },
  });

  it('20: to the host safety is the first duty of a government, and the meeting partnership at work', async () => {
    const duty = await product.data(saying, { statement: 'statement-2025-ottawa-host-duty' });
    expect(duty.statement).toEqual(
      saidByHost(/keeping citizens safe is the first task of any government/, 'National resilience'),
    );
    const partnership = await product.data(saying, { statement: 'statement-2025-ottawa-host-partnership' });
    expect(partnership.statement).toEqual(
      saidByHost(
        /practical case of partner.* against organised crime, transnational repression, terrorism and violent extremism/,
        'Terrorism',
        'Terrorist and violent extremist content online',
        'Transnational organised crime',
        'Transnational repression',
      ),
    );
  });

  it('21: to the host Canada is stronger and safer beside partners it trusts', async () => {
    const { statement } = await product.data(saying, { statement: 'statement-2025-ottawa-host-allies' });
    expect(statement).toEqual(
      saidByHost(/Canada gains strength and safety from working with allies it trusts/, 'International cooperation'),
    );
  });
});

interface Edge {
  readonly node: { readonly slug: string };
}

interface Commitment {
  readonly summary: string;
  readonly document: { readonly slug: string };
  readonly priorities: { readonly nodes: readonly { readonly slug: string }[] };
}
