import { readdirSync, readFileSync } from 'node:fs';
import { isEnumType, Kind, parse, type SelectionSetNode, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { renderToString as render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { operationFiles } from '../../src/explorer/api/answer-types.ts';
import { readOperation } from '../../src/explorer/api/operation.ts';
import { RowLine } from '../../src/explorer/entity/row-line.tsx';
import { Citations } from '../../src/explorer/entity/sources.ts';
import { datesText, dateText, termText } from '../../src/explorer/parts/dates.ts';
import { kinds } from '../../src/explorer/parts/kinds.ts';
import { isWebAddress } from '../../src/explorer/parts/link.tsx';
import { playgroundLink } from '../../src/explorer/parts/playground-link.ts';
import { scoreText, words } from '../../src/explorer/parts/words.ts';
import { schema } from '../../src/schema/schema.ts';

describe('words on pages', () => {
  it.each(Object.entries(words))('are there for every value of %s', (name, known) => {
    const type = schema.getType(name);
    if (!isEnumType(type)) throw new Error(`The schema has no enum '${name}'.`);
    expect(Object.keys(known).sort()).toEqual(
      type
        .getValues()
        .map((value) => value.name)
        .sort(),
    );
  });

  it('are there for every kind of entity', () => {
    const type = schema.getType('EntityKind');
    if (!isEnumType(type)) throw new Error('There is no EntityKind.');
    expect(
      Object.values(kinds)
        .map(({ value }) => value)
        .sort(),
    ).toEqual(
      type
        .getValues()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('tell dates as people do, and no more exactly than they are known', () => {
    expect(datesText('2025-06-15', '2025-06-17', 'DAY')).toBe('15–17 June 2025');
    expect(datesText('2025-06-30', '2025-07-02', 'DAY')).toBe('30 June – 2 July 2025');
    expect(datesText('2024-12-31', '2025-01-01', 'DAY')).toBe('31 December 2024 – 1 January 2025');
    expect(datesText('2026-05-01', '2026-05-31', 'MONTH')).toBe('May 2026');
    expect(dateText('1999-01-01', 'YEAR')).toBe('1999');
    const term = { startDate: '2025-03-14', startDatePrecision: 'DAY', endDate: null, endDatePrecision: null } as const;
    expect(termText({ ...term, lastKnownDate: null, lastKnownDatePrecision: null })).toBe('since 14 March 2025');
    expect(termText({ ...term, lastKnownDate: '2026-02-01', lastKnownDatePrecision: 'MONTH' })).toBe(
      'since 14 March 2025, known up to February 2026',
    );
  });

  it('give scores their sign', () => {
    expect([0.734, -0.5, 0, -0.001].map(scoreText)).toEqual(['+0.73', '−0.50', '0.00', '0.00']);
  });
});

describe('dates', () => {
  /** What of an operation asks for a date whose precision the type knows, and not for the precision. */
  function bareDates(text: string): readonly string[] {
    const types = new TypeInfo(schema);
    const found: string[] = [];
    const look = {
      SelectionSet({ selections }: SelectionSetNode) {
        const type = types.getParentType();
        if (!type || !('getFields' in type)) return;
        const names = selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
        for (const name of names.filter((one) => /date$/i.test(one))) {
          const precision = [`${name}Precision`, ...(/^((start|end)D|d)ate$/.test(name) ? ['datePrecision'] : [])].find(
            (one) => one in type.getFields(),
          );
          if (precision && !names.includes(precision)) found.push(`${type.name}.${name}`);
        }
      },
    };
    visit(parse(text), visitWithTypeInfo(types, look));
    return found;
  }

  it('are asked for with their precision', () => {
    expect(bareDates('{ event(slug: "a") { startDate } }')).toEqual(['Event.startDate']);
    const folder = new URL('../../src/explorer/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.graphql'),
    );
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((name) => bareDates(readFileSync(new URL(name, folder), 'utf8')))).toEqual([]);
  });
});

describe('what comes from the facts', () => {
  it.each([
    `"O'Neill" <script>alert(1)</script> & more`,
    'شرم الشيخ',
    '🇨🇦 Canada 🍁',
    'x'.repeat(300),
    '</a><img src=x onerror=alert(1)>',
  ])('stands on a page as text: %s', (name) => {
    const entity = { __typename: 'Person', slug: 'person-x', name, caption: name } as const;
    const html = render(RowLine({ row: { entity, note: name }, citations: new Citations([]), captioned: true }));
    expect(html).not.toMatch(/<(script|img)/);
    expect(
      html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    ).toContain(name);
  });

  it('becomes a link only where it is an address on the web', () => {
    expect(['https://a.example/', 'http://a.example/'].map(isWebAddress)).toEqual([true, true]);
    expect(['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example', 'nothing'].some(isWebAddress)).toBe(false);
  });
});

describe('the link to the playground', () => {
  it.each(operationFiles())('holds %s, and is no longer than servers take', (file) => {
    const operation = readOperation(new URL(`../../src/explorer/${file}`, import.meta.url));
    const link = playgroundLink(operation, { slug: `person-${'x'.repeat(80)}`, text: 'a "b"', types: ['SUMMIT'] });
    expect(link.length).toBeLessThan(8_000);
    const query = new URL(link, 'http://product.test').searchParams.get('query')!;
    expect(query).toContain(`query ${operation.name}`);
  });
});
