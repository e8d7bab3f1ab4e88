import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../src/schema/schema.ts';

it('says which literal is no Date, and where it is', () => {
  const problems = ['"2025-13-01"', '2025', '"soon"'].map((day) => {
    const [error] = validate(schema, parse(`{ events(filter: { startDate: { gte: ${day} } }) { totalCount } }`));
    return [error?.message, error?.locations];
  });
  const at = [{ line: 1, column: 38 }];
  expect(problems).toEqual([
    ['"2025-13-01" is not a day of the calendar. Write a Date like "2025-11-21".', at],
    ['2025 is not a day of the calendar. Write a Date like "2025-11-21".', at],
    ['"soon" is not a day of the calendar. Write a Date like "2025-11-21".', at],
  ]);
});
