import { arrow, type Code, call, commentLine, ObjectCode, printCode, textCode } from './code.ts';
import { allProperties, ancestryOf, type Draft, type DraftNode } from './draft.ts';
import { edgeFields, nameFields, orderable, type RelationField, type TypeFields } from './field-names.ts';
import { camelCase, isGraphQLName } from './names.ts';
import { rootFieldsOf } from './root-names.ts';
import { importCode } from './write-model.ts';

/** The modules that a written schema imports. */
export interface Specifiers {
  /** The vocabulary of models. */
  readonly model: string;
  readonly plugin: string;
  /** The module with the types of statements. */
  readonly compiler: string;
}

/** The source of a first `schema.ts` for a draft. It imports `model.ts` from the same folder. */
export function writeSchema(draft: Draft, specifiers: Specifiers): string {
  const fields = nameFields(draft);
  const types = draft.nodes.map((node) => typeCode(node, fields.get(node)!));
  return [
    [
      "import SchemaBuilder from '@pothos/core';\n",
      "import RelayPlugin from '@pothos/plugin-relay';\n",
      importCode(['type RunStatement'], specifiers.compiler).replace('{ type ', '{ ').replace('import', 'import type'),
      `import GraphPlugin, { relayOptions } from ${textCode(specifiers.plugin)};\n`,
      draft.nodes.length > 0 && "import * as model from './model.ts';\n",
    ]
      .filter((line) => line !== false)
      .join(''),
    builderCode,
    ...types,
    queryCode(draft.nodes),
    'export const schema = builder.toSchema();\n',
  ].join('\n');
}

const builderCode = [
  'interface Types {\n',
  '  /** `run` runs a statement. `createRunner` of `pothos-plugin-neo4j/runner` makes it from a driver. */\n',
  '  Context: { readonly run: RunStatement };\n',
  '}\n\n',
  'const builder = new SchemaBuilder<Types>({\n',
  '  plugins: [RelayPlugin, GraphPlugin],\n',
  '  relay: relayOptions,\n',
  '  graph: { run: (context) => context.run },\n',
  '});\n',
].join('');

function typeCode(node: DraftNode, { properties, relations, unnamed }: TypeFields): string {
  const fields = new ObjectCode([
    ...properties.map(({ name, property }) => ({ name, value: call('t.property', textCode(property)) })),
    ...relations.map((relation) => ({ name: relation.name, value: relationCode(node, relation) })),
  ]);
  const ordered = orderable(node);
  const options = new ObjectCode([
    {
      name: 'order',
      value: new ObjectCode([
        { name: 'fields', value: ordered.map(textCode) },
        { name: 'default', value: [defaultOrder(node, ordered)] },
      ]),
    },
    {
      name: 'fields',
      value: arrow('t', fields),
      comments: unnamed.map(
        (name) =>
          `The name of the property ${JSON.stringify(name)} gives no field name. To add a field, choose a name.`,
      ),
    },
  ]);
  const method = node.abstract ? 'builder.graphInterface' : 'builder.graphNode';
  return `${printCode(call(method, `model.${node.constant}`, options))};\n`;
}

function defaultOrder(node: DraftNode, ordered: readonly string[]): string {
  const all = allProperties(node);
  const required = ordered.filter((name) => all.get(name)!.required);
  const named = ['name', 'title', node.key].find((name) => required.includes(name) && !all.get(name)!.isElementId);
  const field = named ?? required.find((name) => !all.get(name)!.isElementId) ?? node.key;
  return `{ field: ${textCode(field!)}, direction: 'ASC' }`;
}

function relationCode(owner: DraftNode, { relationship, direction, isOne }: RelationField): Code {
  const { type, constant, from, to } = relationship;
  const isEitherWay = ancestryOf(owner).includes(from) && ancestryOf(owner).includes(to);
  const way = isEitherWay ? `{ relationship: model.${constant}, direction: '${direction}' }` : `model.${constant}`;
  const end = direction === 'out' ? to : from;
  const description = isOne
    ? `The ${end.label} at the other end of ${type}.`
    : `The nodes at the other end of ${type}.`;
  const edge = isOne ? [] : edgeFields(relationship);
  const edges = new ObjectCode(
    edge.map(({ name, property }) => ({ name, value: call('e.property', textCode(property)) })),
  );
  const options = new ObjectCode([
    { name: 'description', value: textCode(description) },
    edge.length > 0 && { name: 'edge', value: arrow('e', edges) },
  ]);
  return call(isOne ? 't.relation' : 't.relatedConnection', way, options);
}

function queryCode(nodes: readonly DraftNode[]): string {
  if (nodes.length === 0) {
    return [
      commentLine(
        'The model has no labels. `leftOut` in model.ts lists what the database has, and why it is left out.',
      ),
      'builder.queryType({ fields: (t) => ({ isEmpty: t.boolean({ resolve: () => true }) }) });\n',
    ].join('\n');
  }
  const names = rootFieldsOf(nodes);
  const entries = nodes.flatMap((node) => {
    const { single, list: listed } = names.get(node)!;
    const lookup = new ObjectCode([
      { name: 'by', value: textCode(node.key) },
      !isGraphQLName(node.key) && { name: 'argument', value: textCode(camelCase(node.key) ?? 'key') },
      { name: 'description', value: textCode(`One ${node.label} by its key.`) },
    ]);
    const list = new ObjectCode([{ name: 'description', value: textCode(`All nodes of ${node.label}.`) }]);
    const constant = `model.${node.constant}`;
    return [
      single !== undefined && { name: single, value: call('t.graphLookup', constant, lookup) },
      { name: listed, value: call('t.graphConnection', constant, list) },
    ];
  });
  const options = new ObjectCode([{ name: 'fields', value: arrow('t', new ObjectCode(entries)) }]);
  return `${printCode(call('builder.queryType', options))};\n`;
}
