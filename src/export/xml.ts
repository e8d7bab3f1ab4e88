const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As they are, a reader would take them for a space or a line feed.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\u0085': '&#133;',
  '\u2028': '&#8232;',
};

// Characters that XML 1.0 has no way to write, and halves of pairs.
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * A value for the text of an element or an attribute in double quotes. What XML 1.0 cannot hold becomes U+FFFD, the
 * replacement character.
 */
export function escapeXml(value: string): string {
  return value.replace(forbidden, '\uFFFD').replace(/[&<>"\t\n\r\u0085\u2028]/g, (character) => escapes[character]!);
}
