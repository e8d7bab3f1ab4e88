import { type Code, call, commentLine, ObjectCode, printCode, textCode } from './code.ts';
import { type Draft, type DraftNode, type DraftProperty, type DraftRelationship, storedName } from './draft.ts';
import { vocabulary } from './draft-model.ts';

/** The source of `model.ts` for a draft. `specifier` is the module that it imports the vocabulary from. */
export function writeModel({ nodes, relationships, leftOut }: Draft, specifier: string): string {
  const declarations = [...nodes.map(nodeCode), ...relationships.map(relationshipCode)].join('\n');
  const names = (drafted: readonly { readonly constant: string }[]) => drafted.map(({ constant }) => constant);
  const used = vocabulary.filter((name) => new RegExp(`\\b${name}\\(`).test(withoutTexts(declarations)));
  const imported = [...used, 'type GraphModel'].sort((one, other) => (bare(one) < bare(other) ? -1 : 1));
  const model = printCode(
    new ObjectCode([
      { name: 'nodes', value: names(nodes) },
      { name: 'relationships', value: names(relationships) },
    ]),
  );
  return [
    importCode(imported, specifier),
    declarations,
    `/** All labels and relationship types of the graph. */\nexport const model: GraphModel = ${model};\n`,
    leftOutCode(leftOut),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

const bare = (imported: string): string => imported.replace(/^type /, '').toLowerCase();

/** Code without string literals and comments, so that each word in it is a name. */
const withoutTexts = (code: string): string => code.replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/\/.*/g, "''");

export function importCode(names: readonly string[], specifier: string): string {
  const flat = `import { ${names.join(', ')} } from ${textCode(specifier)};\n`;
  if (flat.length <= 121) return flat;
  return `import {\n${names.map((name) => `  ${name},\n`).join('')}} from ${textCode(specifier)};\n`;
}

function nodeCode(node: DraftNode): string {
  const { label, constant, abstract, parents, key, hasKey, unique, orders, notes } = node;
  const description = abstract
    ? `Any node with the label ${label}. Each has a further label.`
    : `A node with the label ${label}.`;
  const options = new ObjectCode([
    { name: 'description', value: textCode(description) },
    node.typeName !== label && { name: 'name', value: textCode(node.typeName) },
    parents.length > 0 && { name: 'parents', value: parents.map((parent) => parent.constant) },
    { name: 'properties', value: propertiesCode(node.properties) },
    hasKey && { name: 'key', value: textCode(key) },
    unique.length > 0 && { name: 'unique', value: unique.map(textCode) },
    orders.length > 0 && { name: 'orders', value: orders.map(textCode) },
  ]);
  return declaration(constant, notes, call(abstract ? 'abstractNode' : 'node', textCode(label), options));
}

function relationshipCode(drafted: DraftRelationship): string {
  const { type, constant, from, to, properties, atMostOne, repeats, otherEnds, key, indexes, notes } = drafted;
  const options = new ObjectCode([
    { name: 'description', value: textCode(`A relationship of the type ${type}.`) },
    { name: 'from', value: from.constant },
    { name: 'to', value: to.constant },
    { name: 'properties', value: propertiesCode(properties) },
    atMostOne !== undefined && { name: 'atMostOne', value: textCode(atMostOne) },
    // `atMostOne` implies `repeats: false`.
    repeats !== undefined && (repeats || atMostOne === undefined) && { name: 'repeats', value: String(repeats) },
    !otherEnds && { name: 'otherEnds', value: 'false' },
    key !== undefined && properties.some(({ name }) => name === key) && { name: 'key', value: textCode(key) },
    indexes.length > 0 && { name: 'indexes', value: indexes.map(textCode) },
  ]);
  return declaration(constant, notes, call('relationship', textCode(type), options));
}

function declaration(constant: string, notes: readonly string[], value: Code): string {
  const start = `export const ${constant} = `;
  const comments = notes.map((note) => `${commentLine(note)}\n`).join('');
  return `${comments}${start}${printCode(value, 0, start.length, 1)};\n`;
}

function propertiesCode(properties: readonly DraftProperty[]): Code {
  return new ObjectCode(
    properties.map((property) => ({
      name: property.name,
      value: propertyCode(property),
      comments: property.note === undefined ? [] : [property.note],
    })),
  );
}

function propertyCode(property: DraftProperty): Code {
  const { isElementId, type, list, required } = property;
  const stored = storedName(property);
  if (isElementId) return call('elementId');
  const value = call(type, textCode(`The property ${stored}.`));
  const held = list ? call('listOf', value) : required ? value : call('optional', value);
  return stored === property.name ? held : call('stored', textCode(stored), held);
}

function leftOutCode(leftOut: Draft['leftOut']): string {
  const entries = leftOut.map(({ what, why }) => `  ${commentLine(why)}\n  ${textCode(what)},\n`);
  const list = entries.length === 0 ? '[]' : `[\n${entries.join('')}]`;
  return [
    '/**',
    ' * What the database has and this model leaves out: labels, relationship types, and properties (`Label.property`). A later\n * comparison of the model with the database does not report these.',
    ' */',
    `export const leftOut: readonly string[] = ${list};\n`,
  ].join('\n');
}
