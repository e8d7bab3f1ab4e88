import { expect, it } from 'vitest';
import { model } from '../../src/model/g7.ts';
import { describeWithDatabase } from '../support/neo4j.ts';
import { productOver } from '../support/product.ts';

/** How often the graph has each relationship, role and portfolio, counted without the API. */
const counting = {
  relations: 'MATCH ()-[link]->() RETURN type(link) AS word, count(*) AS count',
  participationRoles: 'MATCH ()-[link:ATTENDS]->() RETURN link.role AS word, count(*) AS count',
  portfolios: 'MATCH (event:Event) UNWIND event.portfolios AS word RETURN word, count(DISTINCT event) AS count',
};

describeWithDatabase('the words of the API', (database) => {
  const { data, ask } = productOver(database);

  it('say each relationship both ways, each role and each portfolio, with how many there are', async () => {
    const { dataset } = await data(`{ dataset {
      relations { word: relation count title: phrase inversePhrase }
      participationRoles { word: role count title }
      portfolios { word: portfolio count title }
    } }`);
    for (const [name, text] of Object.entries(counting)) {
      const told: readonly { word: string; count: number; title: string }[] = dataset[name];
      const { records } = await database.driver.executeQuery(text);
      const counted = Object.fromEntries(
        records.map((record) => [record.get('word'), Number(record.get('count'))] as const),
      );
      expect(Object.fromEntries(told.filter(({ count }) => count > 0).map(({ word, count }) => [word, count]))).toEqual(
        name === 'relations' ? subset(counted) : counted,
      );
      expect(told.map(({ word }) => word)).toEqual(told.map(({ word }) => word).toSorted());
      for (const { title } of told) expect(title).toMatch(/^[A-Za-z][a-zA-Z ,;:]+$/);
    }
    expect(dataset.relations).toContainEqual(
      expect.objectContaining({ word: 'HOSTS', title: 'hosted', inversePhrase: 'was hosted by' }),
    );
    expect(dataset.relations.map(({ word }: { word: string }) => word)).toEqual(
      model.relationships.map(({ type }) => type),
    );
  });

  it('name every portfolio of an office, too', async () => {
    const { dataset } = await data('{ dataset { portfolios { portfolio } } }');
    const { records } = await database.driver.executeQuery(
      'MATCH (office:Office) WHERE office.portfolio IS NOT NULL RETURN DISTINCT office.portfolio AS portfolio',
    );
    const known = dataset.portfolios.map(({ portfolio }: { portfolio: string }) => portfolio);
    for (const record of records) expect(known).toContain(record.get('portfolio'));
    expect((await ask('{ dataset { relations { phrase } } }')).errors).toBeUndefined();
  });
});

/** Relationships that the model has, and not those that only serve it. */
const subset = (counted: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counted).filter(([type]) => model.relationships.some((one) => one.type === type)));
