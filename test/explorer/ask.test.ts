import { expect, it } from 'vitest';
import { askThrough } from '../../src/explorer/api/ask.ts';

const operation = { name: 'Page', text: 'query Page { entity(slug: "x") { slug } others { slug } }' };

const askFor = (answer: object, status = 200) =>
  askThrough(() => Response.json(answer, { status }))<object, object>(operation, {});

const error = (code: string, ...path: (string | number)[]) => ({
  message: `It is ${code}.`,
  path,
  extensions: { code },
});

it.each([
  ['RATE_LIMITED', 429],
  ['SERVICE_UNAVAILABLE', 503],
  ['TIMEOUT', 504],
  ['INTERNAL_SERVER_ERROR', 500],
])(
  'an entity that could not be read because of %s is a failure, and not one that is not there',
  async (code, status) => {
    const answer = { data: { entity: null, others: [] }, errors: [error(code, 'entity')] };
    await expect(askFor(answer)).rejects.toMatchObject({ name: 'ApiFailure', status, message: `It is ${code}.` });
    const deeper = { data: { entity: null, others: [] }, errors: [error(code, 'entity', 'slug')] };
    await expect(askFor(deeper)).rejects.toMatchObject({ status });
  },
);

it('an entity that is not there is null, and a list that failed does not fail the page', async () => {
  expect(await askFor({ data: { entity: null, others: [] } })).toMatchObject({ data: { entity: null }, errors: [] });
  const part = { data: { entity: { slug: 'x' }, others: null }, errors: [error('TIMEOUT', 'others')] };
  expect(await askFor(part)).toMatchObject({ data: { entity: { slug: 'x' }, others: null } });
});

it('an answer without data is a failure with its status', async () => {
  const answer = { errors: [error('SERVICE_UNAVAILABLE')] };
  await expect(askFor(answer, 503)).rejects.toMatchObject({ status: 503 });
});
