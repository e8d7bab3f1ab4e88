import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, distance, seenBy, sights } from './colours.ts';

const sheet = readFileSync(new URL('../../src/explorer/style/colours.css', import.meta.url), 'utf8');

/** The custom properties of the two schemes, as the style sheet sets them. */
const [light, dark] = [...sheet.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) =>
  Object.fromEntries([...body!.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!])),
);
const families = ['meeting', 'person', 'member', 'priority', 'text-kind', 'place', 'organization', 'record'];

describe.each([
  ['light', light!],
  ['dark', dark!],
])('the colours of the %s scheme', (_, colours) => {
  it('let text be read', () => {
    for (const text of ['text', 'muted', 'accent']) {
      for (const back of ['back', 'soft', 'lit']) {
        expect(contrast(colours[text]!, colours[back]!), `${text} on ${back}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('let marks and lines be seen', () => {
    for (const mark of [...families, 'link-line']) {
      expect(contrast(colours[mark]!, colours['back']!), mark).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(sights)('tell families apart with %s sight', (sight) => {
    const seen = families.map((family) => seenBy(sight, colours[family]!));
    for (const [index, one] of seen.entries()) {
      for (const other of seen.slice(index + 1)) expect(distance(one, other)).toBeGreaterThanOrEqual(0.09);
    }
  });
});

it('moves nothing, so that nobody has to ask for less motion', () => {
  expect(sheet).not.toMatch(/transition|animation|@keyframes|smooth/);
});
