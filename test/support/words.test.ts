import { describe, expect, it } from 'vitest';
import { schema } from '../plugin/films/schema.ts';
import { foreignWords } from './words.ts';

describe('words that the compiler has no reason to write', () => {
  it.each([
    ['MATCH (n0:Work&Film {slug: $p0}) RETURN n0.title AS c0, labels(n0) AS c1', []],
    ['MATCH (n0:Film) RETURN CASE WHEN n0:Film THEN 12 END AS c0', ['12']],
    ['CALL (n0) { OPTIONAL MATCH (n0)<-[:PRODUCED]-(n1:Studio) RETURN n1 ORDER BY n1.slug LIMIT 1 }', []],
    ['RETURN COLLECT { MATCH (n0)<-[e0:ACTED_IN]-(n1:Person) RETURN [e0.spokenIn, n1.name] AS r } AS c0', []],
    ['MATCH (n0:Film) RETURN left(n0.title, 256) AS c0', []],
    ['MATCH (n0:Film) RETURN left(n0.title, 12) AS c0', ['12']],
    ["MATCH (n0:Film) WHERE n0.title = 'Alien' RETURN n0.slug AS c0", ["'Alien'"]],
    ['MATCH (n0:Film) WHERE n0.title = "" RETURN n0.slug AS c0', ['""']],
    ['MATCH (n0:Film) WHERE n0.year = 1979 RETURN n0.slug AS c0 LIMIT 5', ['1979', '5']],
    ['MATCH (n0:Film) WHERE n0.year > 1 RETURN n0.slug AS c0 LIMIT 1', ['1', '1']],
    ['MATCH (n0:Film) RETURN n0.slug AS mine', ['mine']],
    ['MATCH (n0:Film) RETURN n0.slug AS `an alias`', ['an alias']],
    ['MATCH (n0:Film) DETACH DELETE n0', ['DETACH', 'DELETE']],
    ['MATCH (n0:Film {slug: $value}) RETURN n0.été AS c0', ['value', 'été']],
  ])('%s', (text, foreign) => {
    expect(foreignWords(schema, text)).toEqual(foreign);
  });
});
