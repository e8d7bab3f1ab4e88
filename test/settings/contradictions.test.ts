import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/config.ts';
import { OperatorError } from '../../src/errors.ts';

/** What an operator is told of settings, each of which is right for itself. */
function told(settings: Readonly<Record<string, string>>): string {
  try {
    readConfiguration(settings);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError);
    return (error as Error).message;
  }
}

describe('settings that contradict each other are refused', () => {
  it.each([
    [{ PORT: '4790', HEALTH_PORT: '4790' }, 'PORT and HEALTH_PORT are both 4790. Set one of them to another port.'],
    [{ METRICS_PORT: '4000' }, 'PORT and METRICS_PORT are both 4000. Set one of them to another port.'],
    [
      { HEALTH_PORT: '1', METRICS_PORT: '1' },
      'HEALTH_PORT and METRICS_PORT are both 1. Set one of them to another port.',
    ],
    [{ HOST: '0.0.0.0', HEALTH_PORT: '4000' }, 'PORT and HEALTH_PORT are both 4000. Set one of them to another port.'],
    [
      { HEALTH_HOST: '::', HEALTH_PORT: '4000' },
      'PORT and HEALTH_PORT are both 4000. Set one of them to another port.',
    ],
  ])('a port that is taken twice: %j', (settings, message) => {
    expect(told(settings)).toBe(message);
  });

  it('one answer that is larger than all may be', () => {
    const message = told({ ANSWER_LIMIT_BYTES: '100000000' });
    expect(message).toContain('UNSENT_LIMIT_BYTES is 64000000, but one answer may have the 100000000 bytes');
    expect(message).toContain(
      'Set UNSENT_LIMIT_BYTES to 100000000 at least, or ANSWER_LIMIT_BYTES to 64000000 at most.',
    );
    expect(told({ UNSENT_LIMIT_BYTES: '1000000' })).toContain('ANSWER_LIMIT_BYTES to 1000000 at most.');
  });

  it('beside all other mistakes only once those are mended', () => {
    expect(told({ HEALTH_PORT: '4000', MAX_DEPTH: '0' })).toBe(
      "MAX_DEPTH is '0', but must be a whole number from 1 to 90.",
    );
  });
});

it.each([
  { PORT: '0', HEALTH_PORT: '0', METRICS_PORT: '0' },
  { HEALTH_PORT: '4000', HEALTH_HOST: '127.0.0.2' },
  { HOST: '0.0.0.0', HEALTH_PORT: '4000', HEALTH_HOST: '::1' },
  { ANSWER_LIMIT_BYTES: '100000000', UNSENT_LIMIT_BYTES: '100000000' },
])('settings that do not are taken: %j', (settings) => {
  expect(told(settings)).toBe('');
});
