import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { Downloads } from '../../src/server/exports/downloads.ts';

/** Begins downloads by their names, and tells which were cut. */
function fetching() {
  const downloads = new Downloads();
  const cut: string[] = [];
  const responses = new Map<string, ServerResponse>();
  const begin = (client: string, name: string) => {
    const response = { destroy: () => cut.push(name) } as unknown as ServerResponse;
    responses.set(name, response);
    return downloads.begin(client, response);
  };
  const end = (client: string, name: string) => downloads.end(client, responses.get(name)!);
  const beginMany = (client: string, times: number) =>
    Array.from({ length: times }, (_, index) => begin(client, `${client}${index}`)).filter(Boolean).length;
  return { begin, beginMany, end, cut };
}

it('a client has sixteen at once, and others when these have ended', () => {
  const { begin, beginMany, end, cut } = fetching();
  expect(beginMany('a', 20)).toBe(16);
  end('a', 'a3');
  expect([begin('a', 'next'), begin('a', 'one more')]).toEqual([true, false]);
  expect(cut).toEqual([]);
});

it('where all are taken, the longest of the client with most gives way to a client with fewer', () => {
  const { begin, beginMany, end, cut } = fetching();
  for (const client of ['a', 'b', 'c', 'd']) expect(beginMany(client, 16)).toBe(16);
  // None has more than thirteen in the end, nor fewer than twelve.
  expect(beginMany('e', 16)).toBe(12);
  expect(cut.slice(0, 5)).toEqual(['a0', 'b0', 'c0', 'd0', 'a1']);
  // What was cut ends later, and takes nothing with it.
  for (const name of cut) end(name[0]!, name);
  expect(begin('f', 'honest')).toBe(true);
  expect(cut).toHaveLength(13);
});

it('nobody gives way to a client that has as many', () => {
  const { begin, cut } = fetching();
  for (let client = 0; client < 64; client += 1) expect(begin(`${client}`, `${client}`)).toBe(true);
  expect(begin('another', 'another')).toBe(false);
  expect(cut).toEqual([]);
});
