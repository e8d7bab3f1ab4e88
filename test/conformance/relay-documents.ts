/** Puts the compiled artifact in the place of each document, as Relay's plugins for bundlers do. */
export function linkDocuments(source: string): string {
  const imports: string[] = [];
  const linked = source.replace(/graphql`\s*(?:query|fragment) (\w+)[^`]*`/g, (_, name: string) => {
    imports.push(`import ${name}$document from './__generated__/${name}.graphql';\n`);
    return `${name}$document`;
  });
  return imports.join('') + linked;
}
