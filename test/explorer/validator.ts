import { HtmlValidate } from 'html-validate';

/** What a page must not be, whoever reads it; what only concerns taste is left to the formatter. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'no-implicit-input-type': 'off',
    'no-inline-style': 'error',
    // Scripts and styles come from the same server, and their names change with their content.
    'require-sri': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
  },
});

/** What is wrong with a page as HTML, and where. */
export async function faultsIn(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html);
  // A ">" in a text is valid, and is what the renderer writes.
  return results.flatMap(({ messages }) =>
    messages
      .filter(({ message }) => !message.startsWith('Raw ">"'))
      .map(({ message, selector }) => `${selector}: ${message}`),
  );
}
