import { expect, it } from 'vitest';
import { type Access, readAll } from '../../src/analysis/read.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { accessTo, rowsOf } from './run-query.ts';

const OTTAWA = "G7 Interior and Security Ministers' Meeting, Ottawa";
const MIRABELLA = "G7 Interior and Security Ministers' Meeting, Mirabella Eclano";
const MOSCOW = 'G8 Justice and Interior Ministers on Combating Transnational Organised Crime, Moscow';

describeWithDatabase('queries whose rows are known', (database) => {
  const rows = (name: string, given?: Record<string, string>) => rowsOf(accessTo(database), name, given);
  const everySeventh = (first: number) => Array.from({ length: 7 }, (_, turn) => first + 7 * turn);

  it('summits by host', async () => {
    expect(await rows('summits-by-host')).toEqual([
      ['France', 8, [1975, 1982, 1989, 1996, 2003, 2011, 2019, 2026]],
      ['Canada', 7, [1981, 1988, 1995, 2002, 2010, 2018, 2025]],
      ['Germany', 7, [1978, 1985, 1992, 1999, 2007, 2015, 2022]],
      ['Italy', 7, [1980, 1987, 1994, 2001, 2009, 2017, 2024]],
      ['Japan', 7, [1979, 1986, 1993, 2000, 2008, 2016, 2023]],
      ['United Kingdom', 7, [1977, 1984, 1991, 1998, 2005, 2013, 2021]],
      ['United States', 6, [1976, 1983, 1990, 1997, 2004, 2012]],
      ['European Union', 1, [2014]],
      ['Russia', 1, [2006]],
    ]);
  });

  it('the way from summit to summit, with every summit that was held', async () => {
    const { length } = (await rows('summits-by-host', { since: '1975' })).flatMap(([, , years]) => years as number[]);
    const way = await rows('from-summit-to-summit', { since: '1975' });
    expect(way).toHaveLength(length);
    // Without a place of its own that has a position, a venue takes that of its city.
    expect(way.find(([year]) => year === 2018)).toEqual([2018, 'Manoir Richelieu', expect.any(Number), 'La Malbaie']);
  });

  it('how hosts keep the commitments of the summits of others, and of no other meetings', async () => {
    const elsewhere = new Map((await rows('hosts-and-their-own-summits')).map(([host, , , , mean]) => [host, mean]));
    const [[mean]] = (await readAll(
      accessTo(database),
      `MATCH (m:Member {code: 'US'})<-[:SCORES]-(a:Assessment)-[:ASSESSES]->(:Commitment)<-[:AGREED]-(s:Summit)
         WHERE NOT (m)-[:HOSTS]->(s) RETURN round(avg(a.score), 3)`,
      {},
    )) as [[number]];
    expect(elsewhere.get('United States')).toBe(mean);
  });

  it('presidencies in turn', async () => {
    expect(await rows('presidencies-in-turn', { since: '2018', until: '2021' })).toEqual([
      [2018, 'Canada', 'G7', 'Charlevoix Summit', 'Manoir Richelieu', 'HELD'],
      [2019, 'France', 'G7', 'Biarritz Summit', 'Hôtel du Palais', 'HELD'],
      [2020, 'United States', 'G7', 'Camp David Summit (2020, not held)', 'Camp David', 'CANCELLED'],
      [2021, 'United Kingdom', 'G7', 'Cornwall Summit (Carbis Bay)', 'Carbis Bay Estate', 'HELD'],
    ]);
  });

  it('the presidencies of one member', async () => {
    const turns = await rows('turns-of-a-member', { member: 'Canada' });
    expect(turns.map(([year]) => year).slice(0, 4)).toEqual(everySeventh(1981).slice(0, 4));
    expect(turns.map(([, gap]) => gap)).toEqual([null, 7, 7, 7, 8, 8, 7]);
  });

  it('presidencies by ministerial meetings', async () => {
    expect(await rows('presidencies-by-ministerials', { limit: '4' })).toEqual([
      ['Italy 2024', 22, 24],
      ['Japan 2023', 17, 18],
      ['Germany 2022', 14, 13],
      ['Italy 2017', 11, 12],
    ]);
  });

  it('leaders by summits attended', async () => {
    expect(await rows('leaders-by-summits', { limit: '5' })).toEqual([
      ['Helmut Kohl', ['DE'], 16, 16, 1983, 1998],
      ['Angela Merkel', ['DE'], 15, 15, 2006, 2021],
      ['François Mitterrand', ['FR'], 14, 14, 1981, 1994],
      // Twice he came as head of government beside the president.
      ['Jacques Chirac', ['FR'], 14, 12, 1986, 2006],
      ['Margaret Thatcher', ['GB'], 12, 12, 1979, 1990],
    ]);
  });

  it('countries that were guests most often', async () => {
    expect(await rows('most-frequent-guests', { limit: '5' })).toEqual([
      ['Ukraine', 25, 4, 2018, 2026],
      ['India', 23, 13, 2003, 2026],
      ['South Africa', 22, 18, 2000, 2025],
      ['Senegal', 16, 15, 2001, 2024],
      ['Algeria', 15, 12, 2000, 2024],
    ]);
  });

  it('countries that were guests together', async () => {
    expect(await rows('invited-together', { limit: '3' })).toEqual([
      ['Senegal', 'South Africa', 15, 2001, 2024],
      ['Algeria', 'South Africa', 12, 2000, 2024],
      ['India', 'South Africa', 12, 2003, 2025],
    ]);
  });

  it('what the presidencies of 2022 and 2024 put first', async () => {
    const all = await rows('priorities-of-a-presidency', { since: '2022' });
    const of = (presidency: string) => all.filter(([name]) => name === presidency).map(([, priority]) => priority);
    expect(of('Germany 2022')).toEqual(['Ukraine']);
    expect(of('Italy 2024').toSorted()).toEqual([
      'Artificial intelligence',
      'Development cooperation',
      'Migrant smuggling',
      'Ukraine',
    ]);
  });

  it.each(['carney AND mark', 'MARK carn*', 'carnei~'])('an entity by its name: %s', async (words) => {
    const [best] = await rows('find-by-name', { words, limit: '1' });
    expect(best?.slice(1)).toEqual([
      'Mark Carney',
      ['Entity', 'Participant', 'Person'],
      'person-mark-carney',
      expect.stringContaining('Prime Minister of Canada'),
    ]);
  });

  it('what holds words in other forms', async () => {
    const slugs = async (words: string) =>
      (await rows('find-in-text', { words, limit: '500' })).map(([, , , slug]) => slug).toSorted();
    const found = await slugs('migrants AND smuggle');
    expect(found).toContain('priority-migrant-smuggling');
    expect(found).toEqual(await slugs('migrant AND smuggling'));
  });

  it('words through the years', async () => {
    const years = await rows('words-by-year', { words: 'smuggling AND migrant' });
    const commitments = await rows('find-in-text', { words: 'smuggling AND migrant', limit: '500' });
    const count = commitments.filter(([, , labels]) => (labels as string[]).includes('Commitment')).length;
    expect(count).toBeGreaterThan(0);
    expect(years.reduce((sum, [, , each]) => sum + (each as number), 0)).toBe(count);
  });

  it('who represented Japan at the meetings on interior and security', async () => {
    const all = await rows('representatives-of-a-member');
    expect(all.map(([date, , name, role]) => [date, name, role])).toEqual([
      ['2006-06-15', 'Tarō Kōno', 'HEAD_OF_DELEGATION'],
      ['2008-06-11', 'Kunio Hatoyama', 'HOST'],
      ['2008-06-11', "Shin'ya Izumi", 'HOST'],
      ['2017-10-19', 'Hachirō Okonogi', 'HEAD_OF_DELEGATION'],
      ['2018-04-23', 'Hachirō Okonogi', 'HEAD_OF_DELEGATION'],
      ['2018-04-23', 'Tarō Kōno', 'HEAD_OF_DELEGATION'],
      ['2022-11-16', 'Japan', 'MEMBER_DELEGATION'],
      ['2023-12-08', 'Yoshifumi Matsumura', 'HOST'],
      ['2024-10-02', 'Yoshinobu Kusunoki', 'HEAD_OF_DELEGATION'],
      ['2025-11-21', 'Japan', 'MEMBER_DELEGATION'],
    ]);
  });

  it('what the Ottawa meeting builds on, two steps back', async () => {
    const earlier = await rows('what-an-event-builds-on');
    expect(earlier.map((row) => row.slice(0, 4))).toEqual([
      [1, '2025-06-15', 'Kananaskis Summit (2025)', OTTAWA],
      [1, '2024-10-02', MIRABELLA, OTTAWA],
      [2, '2024-06-13', 'Apulia Summit', MIRABELLA],
      [2, '2023-12-08', "G7 Interior and Security Ministers' Meeting, Mito", MIRABELLA],
    ]);
  });

  it('priorities of 2025 that were priorities in 1999', async () => {
    expect(await rows('priorities-of-two-years')).toEqual([
      ['Cybercrime and malicious cyber activity', [OTTAWA], [MOSCOW]],
      ['Transnational organised crime', [OTTAWA], [MOSCOW]],
    ]);
  });

  it('commitments on migrant smuggling with the event that made them', async () => {
    const commitments = await rows('commitments-on-a-priority', { since: '2019' });
    expect(commitments.map(([year, event, , , slug]) => [year, event, slug])).toEqual([
      [2019, "G7 Interior Ministers' Meeting, Paris", 'commitment-2019-paris-smuggling-01'],
      [2024, 'Apulia Summit', 'commitment-2024-apulia-communique-02'],
      [2024, MIRABELLA, 'commitment-2024-smuggling-action-plan-01'],
      [2024, MIRABELLA, 'commitment-2024-smuggling-action-plan-02'],
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => [
        2025,
        'Kananaskis Summit (2025)',
        `commitment-2025-migrant-smuggling-0${n}`,
      ]),
      [2025, OTTAWA, 'commitment-2025-ottawa-communique-05'],
      ...[1, 2, 3].map((n) => [2025, OTTAWA, `commitment-2025-smuggling-call-0${n}`]),
      [2026, 'Evian Summit (2026)', 'commitment-2026-evian-migrant-smuggling-01'],
    ]);
  });

  it('the lineage of a commitment', async () => {
    const lineage = await rows('lineage-of-a-commitment', { commitment: 'commitment-2025-ottawa-communique-05' });
    expect(lineage.map(([steps, year, , , slug]) => [steps, year, slug])).toEqual([
      [-2, 2024, 'commitment-2024-apulia-communique-02'],
      [-1, 2024, 'commitment-2024-smuggling-action-plan-01'],
      [-1, 2025, 'commitment-2025-migrant-smuggling-01'],
      [-1, 2025, 'commitment-2025-migrant-smuggling-06'],
      [0, 2025, 'commitment-2025-ottawa-communique-05'],
    ]);
  });

  it('from minister to leader', async () => {
    expect(await rows('from-minister-to-leader')).toEqual([
      ['Noboru Takeshita', 'G5 finance meeting at the Plaza Hotel, New York', 1985, 'Toronto Summit', 1988],
      ['Nicolas Sarkozy', 'G8 Justice and Home Affairs Ministers, Paris', 2003, 'Heiligendamm Summit', 2007],
      ['Tarō Asō', "G8 Foreign Ministers' Meeting, Moscow", 2006, "L'Aquila Summit", 2009],
      ['Paolo Gentiloni', "G7 Foreign Ministers' Meeting, Hiroshima", 2016, 'Taormina Summit', 2017],
      ['Boris Johnson', "G7 Foreign Ministers' Meeting, Lucca", 2017, 'Biarritz Summit', 2019],
      ['Fumio Kishida', "G8 Foreign Ministers' Meeting, London (2013)", 2013, 'Schloss Elmau Summit (2022)', 2022],
      ['Rishi Sunak', "G7 Finance Ministers' Meeting, London", 2021, 'Hiroshima Summit', 2023],
      ['Sanae Takaichi', "G7 ICT Ministers' Meeting, Takamatsu", 2016, 'Evian Summit (2026)', 2026],
    ]);
  });

  it('a path between two entities', async () => {
    const steps = await rows('shortest-path', { from: 'priority-migrant-smuggling', to: 'summit-2025-kananaskis' });
    expect(steps.map((row) => row.slice(0, 4))).toEqual([
      [1, 'Migrant smuggling', '<-[:ADDRESSES]-', 'Kananaskis Summit (2025)'],
    ]);
    const chain = await rows('shortest-path', { from: 'NATO', to: 'Mark Carney' });
    expect(chain.map(([, , relationship, to]) => [relationship, to])).toEqual([
      ['<-[:OFFICE_OF]-', 'Secretary General'],
      ['<-[:HELD_OFFICE]-', 'Mark Rutte'],
      ['-[:ATTENDS]->', 'Kananaskis Summit (2025)'],
      ['<-[:ATTENDS]-', 'Mark Carney'],
    ]);
  });

  it.each([
    ['priority-crime-security', ['United States', 45, 0.733, 34, 1], ['Italy', 44, 0.182, 15, 7]],
    ['priority-climate-change', ['European Union', 49, 0.796, 40, 1], ['Italy', 65, 0, 20, 20]],
  ])('compliance by member on %s', async (priority, best, worst) => {
    const members = await rows('compliance-by-member', { priority });
    expect(members[0]).toEqual(best);
    expect(members.at(-1)).toEqual(worst);
  });
});

describeWithDatabase('compliance, worked out another way', (database) => {
  const access = (): Access => accessTo(database);

  it('by decade, member by member', async () => {
    const byDecade = await rowsOf(access(), 'compliance-by-decade', { member: 'JP' });
    const scores = await readAll(
      access(),
      `MATCH (a:Assessment)-[:ASSESSES]->(c:Commitment) MATCH (a)-[:SCORES]->(m:Member)
         RETURN c.slug, c.year, m.code, a.score`,
      {},
    );
    const own = scores.filter(([, , code]) => code === 'JP') as [string, number, string, number][];
    const decades = [...new Set(own.map(([, year]) => Math.floor(year / 10) * 10))].sort();
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const expected = decades.map((decade) => {
      const within = own.filter(([, year]) => Math.floor(year / 10) * 10 === decade);
      const slugs = new Set(within.map(([slug]) => slug));
      const others = scores
        .filter(([slug, , code]) => slugs.has(slug as string) && code !== 'JP')
        .map((row) => row[3] as number);
      return { decade, commitments: within.length, average: mean(within.map((row) => row[3])), others: mean(others) };
    });
    expect(byDecade).toHaveLength(expected.length);
    for (const [index, { decade, commitments, average, others }] of expected.entries()) {
      expect(byDecade[index]!.slice(0, 2)).toEqual([decade, commitments]);
      expect(byDecade[index]![2]).toBeCloseTo(average, 3);
      expect(byDecade[index]![3]).toBeCloseTo(others, 3);
    }
  });
});
