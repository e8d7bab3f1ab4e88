import { expect, it } from 'vitest';
import { readOptions } from './options.ts';
import { scenes } from './scenes.ts';

it('plays all scenes where none is named', () => {
  expect(readOptions([], {})).toEqual({ scenes: Object.keys(scenes), seconds: 20, cycles: 8 });
  expect(readOptions([], { SECONDS: '', CYCLES: '' })).toMatchObject({ seconds: 20, cycles: 8 });
});

it('plays the scenes that are named, as long as it is told', () => {
  const given = { SECONDS: '600', CYCLES: '200' };
  expect(readOptions(['faults', 'endurance'], given)).toEqual({
    scenes: ['faults', 'endurance'],
    seconds: 600,
    cycles: 200,
  });
});

it('plays nothing where help is asked for', () => {
  expect(readOptions(['faults', '--help'], { SECONDS: 'many' })).toBeUndefined();
});

it.each([
  [['fault'], {}, "'fault' is no scene, only overload, nested-overload, wide-documents"],
  [[], { SECONDS: 'many' }, "SECONDS is 'many', but must be a number from 1 to 900."],
  [[], { SECONDS: '0.5' }, "SECONDS is '0.5', but must be a number from 1 to 900."],
  [[], { SECONDS: '901' }, "SECONDS is '901', but must be a number from 1 to 900."],
  [[], { CYCLES: 'abc' }, "CYCLES is 'abc', but must be a whole number from 1 to 1000."],
  [[], { CYCLES: '0' }, "CYCLES is '0', but must be a whole number from 1 to 1000."],
  [[], { CYCLES: '2.5' }, "CYCLES is '2.5', but must be a whole number from 1 to 1000."],
  [[], { CYCLES: '1001' }, "CYCLES is '1001', but must be a whole number from 1 to 1000."],
])('refuses %j with %j', (args, environment, message) => {
  expect(() => readOptions(args, environment)).toThrow(message);
});
