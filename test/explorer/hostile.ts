import type { FetchHere } from '../../src/server/fetch-here.ts';

/** Names that would break out of their place, or out of the page, if they were not taken for text. */
export const hostile: readonly string[] = [
  `"O'Neill" <script>alert(1)</script> & more`,
  '</title></a></svg><img src=x onerror=alert(2)>',
  '=HYPERLINK("https://evil.example")',
  'شرم الشيخ قمة',
  '🇨🇦 Canada 🍁',
  'x'.repeat(300),
  `A ${'very '.repeat(60)}long name`,
  "javascript:alert('3')",
];

const named: ReadonlySet<string> = new Set(['name', 'caption', 'title', 'description', 'publisher', 'note', 'outcome']);

/** The API, with hostile texts in place of those that somebody has written. */
export const withHostileNames =
  (fetchHere: FetchHere): FetchHere =>
  async (request, context) => {
    const response = await fetchHere(request, context);
    let count = 0;
    const text = JSON.stringify(await response.json(), (key, value: unknown) => {
      if (!named.has(key) || typeof value !== 'string') return value;
      count += 1;
      return hostile[count % hostile.length];
    });
    return new Response(text, { status: response.status, headers: { 'content-type': 'application/json' } });
  };
