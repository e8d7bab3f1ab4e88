import { beforeAll, describe, expect, it } from 'vitest';

it('passes', () => {});
it('passes too', () => {});
it('fails', () => expect(1).toBe(2));
it.skip('is skipped', () => {});
it.todo('is to be written');

describe('after a hook that fails', () => {
  beforeAll(() => {
    throw new Error('no');
  });
  it('never runs', () => {});
});
