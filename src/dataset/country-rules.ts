import type { Rule } from './rules.ts';

/** The rules on the codes of countries: other datasets are joined by them. */
export const countryRules: readonly Rule[] = [
  {
    rule: 'A code of ISO 3166-1 belongs to one country.',
    text: `MATCH (c:Country) UNWIND [c.isoAlpha3, c.isoNumeric] AS code
      WITH code, collect(c.slug) AS slugs WHERE code IS NOT NULL AND size(slugs) > 1
      UNWIND slugs AS record RETURN record, 'has ' + code AS what`,
  },
  {
    rule: 'A member has the codes of its country.',
    text: `MATCH (m:Member)-[:OF_COUNTRY]->(c:Country)
      WHERE coalesce(m.isoAlpha3 <> c.isoAlpha3 OR m.isoNumeric <> c.isoNumeric, m.isoAlpha3 + m.isoNumeric IS NOT NULL)
      RETURN m.slug AS record, 'has others' AS what`,
  },
  {
    rule: 'The codes of a country are all there or all absent: of ISO 3166-1, of its region and of its subregion.',
    text: `MATCH (c:Country) WITH c, size([code IN [c.isoAlpha3, c.isoNumeric, c.region, c.regionCode, c.subregion, c.subregionCode]
        WHERE code IS NOT NULL]) AS number WHERE NOT number IN [0, 6]
      RETURN c.slug AS record, 'lacks ' + (6 - number) + ' of them' AS what`,
  },
  {
    rule: 'A region of UN M49 has one name and one code, and a subregion lies in one region.',
    text: `MATCH (c:Country) WHERE c.regionCode IS NOT NULL
      UNWIND [[c.regionCode, c.region], [c.region, c.regionCode], [c.subregionCode, c.subregion],
        [c.subregion, c.subregionCode], [c.subregionCode, c.regionCode]] AS pair
      WITH DISTINCT pair[0] AS one, pair[1] AS other, pair[0] = c.subregionCode AND pair[1] = c.regionCode AS isAround
      ORDER BY other
      WITH one, isAround, collect(other) AS others WHERE size(others) > 1 RETURN one AS record, reduce(all = 'goes with', other IN others | all + ' ' + other) AS what`,
  },
];
