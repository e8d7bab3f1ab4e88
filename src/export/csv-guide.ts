import { factTypeOf } from '../model/fact-type.ts';
import { model } from '../model/g7.ts';
import {
  constraintsOf,
  indexesOf,
  type NodeModel,
  type Property,
  type RelationshipModel,
} from '../pothos-plugin-neo4j/model/index.ts';
import { type CsvExport, type CsvFile, columnsOf } from './csv-format.ts';
import { describeOrigin, type Origin } from './origin.ts';
import { exportedProperties } from './properties.ts';

type Files = Omit<CsvExport, 'guides'>;

/** How the files of a folder are loaded, for a person to read beside them. */
export function guide(files: Files, origin: Origin): string {
  return `# The Group of Seven as CSV

${describeOrigin(origin).join('\n\n')}

One file for each label and each relationship type, in the format that Neo4j imports. Text is in double quotes, and a
double quote in it is doubled; \`""\` is an empty text, nothing between two commas an absent value or an empty list.
${delimiterName(files.delimiter)} stands between the items of a list. Values are as they are in the graph: a
spreadsheet can take one that begins with \`=\` for a formula.

## Into a new Neo4j, with \`neo4j-admin\`

In this folder, while the database is stopped:

\`\`\`sh
${importCommand(files)}
\`\`\`

Then start it and run the rest, which the import leaves out: constraints, indexes, and empty lists.

\`\`\`sh
cypher-shell -f after-import.cypher
\`\`\`

## Into a Neo4j that runs, with \`LOAD CSV\`

Into an empty database. Put this folder into the import directory of the server, or serve it by HTTP, and set
\`dbms.import.csv.legacy_quote_escaping=false\` there, since \`LOAD CSV\` takes a backslash for an escape otherwise.

\`\`\`sh
cypher-shell -P "{folder: 'file:///'}" -f load.cypher
\`\`\`
`;
}

/** The command that imports the files; it is run in their folder. */
function importCommand({ nodes, relationships, delimiter }: Files): string {
  return [
    'neo4j-admin database import full neo4j --overwrite-destination --multiline-fields=true',
    ...(delimiter === ';' ? [] : [`--array-delimiter='${delimiterArgument(delimiter)}'`]),
    ...nodes.map(({ path }) => `--nodes=${path}`),
    ...relationships.map(({ path }) => `--relationships=${path}`),
  ].join(' \\\n  ');
}

/** What an import by `neo4j-admin` leaves to be done: it stores no empty list, and creates no constraint or index. */
export function afterImportScript({ nodes, relationships }: Files): string {
  const emptyLists = [
    ...[...byList(nodes)].map(
      ([name, models]) =>
        `MATCH (n:${models.map(({ label }) => label).join('|')}) WHERE n.${name} IS NULL SET n.${name} = []`,
    ),
    ...[...byList(relationships)].map(
      ([name, models]) =>
        `MATCH ()-[r:${models.map(({ type }) => type).join('|')}]->() WHERE r.${name} IS NULL SET r.${name} = []`,
    ),
  ];
  return script(['// What an import leaves to be done.', ...schema(), ...emptyLists]);
}

/** The names of properties that are lists, and where they occur. */
function byList<Model extends NodeModel | RelationshipModel>(
  files: readonly CsvFile<Model>[],
): ReadonlyMap<string, readonly Model[]> {
  const found = new Map<string, Model[]>();
  for (const { model } of files) {
    for (const [name, { list }] of exportedProperties(model.properties, 'csv')) {
      if (list) found.set(name, [...(found.get(name) ?? []), model]);
    }
  }
  return found;
}

/** Loads every file into an empty database; \`$folder\` is the address of the folder, with a slash at its end. */
export function loadScript({ nodes, relationships, delimiter }: Files): string {
  const from = (path: string) => `LOAD CSV WITH HEADERS FROM $folder + '${path}' AS row`;
  const item = (model: NodeModel | RelationshipModel) => (name: string, header: string) =>
    `  ${name}: ${conversion(model.properties[name]!, `row.\`${header}\``, delimiter)}`;
  const map = (model: NodeModel | RelationshipModel) =>
    columnsOf(model).map(([name, header]) => item(model)(name, header));
  const end = (name: string, { keyLabel }: NodeModel, column: string) =>
    `MATCH (${name}:${keyLabel} {slug: row.\`:${column}_ID(${keyLabel})\`})`;
  return script([
    '// Loads the files into an empty database.',
    ...schema(),
    ...nodes.map(({ path, model }) =>
      [
        from(path),
        `CREATE (n:$(split(row.\`:LABEL\`, ${literal(delimiter)})) {`,
        [`  ${model.key}: row.\`${model.key}:ID(${model.keyLabel})\``, ...map(model)].join(',\n'),
        '})',
      ].join('\n'),
    ),
    ...relationships.map(({ path, model }) =>
      [
        from(path),
        end('a', model.from, 'START'),
        end('b', model.to, 'END'),
        `CREATE (a)-[:${model.type} {`,
        map(model).join(',\n'),
        '}]->(b)',
      ].join('\n'),
    ),
  ]);
}

const schema = (): readonly string[] => [
  ...[...constraintsOf(model), ...indexesOf(model)].map(({ text }) => text),
  'CALL db.awaitIndexes(300)',
];

/** A column of text as the type of its property. */
function conversion(property: Property, column: string, delimiter: string): string {
  if (!property.list) return scalarConversion(property, column);
  const items = `split(${column}, ${literal(delimiter)})`;
  const converted = property.type === 'text' ? items : `[item IN ${items} | ${scalarConversion(property, 'item')}]`;
  return `coalesce(${converted}, [])`;
}

function scalarConversion(property: Property, text: string): string {
  const type = factTypeOf(property);
  const functions = {
    text: '',
    integer: 'toInteger',
    float: 'toFloat',
    boolean: 'toBoolean',
    date: 'date',
    dateTime: 'datetime',
  };
  return functions[type] === '' ? text : `${functions[type]}(${text})`;
}

const script = ([title, ...statements]: readonly string[]): string =>
  [`${title}\n`, ...statements.map((text) => `${text};\n`)].join('\n');

const codePoint = (delimiter: string): string => delimiter.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
const literal = (delimiter: string): string => (delimiter < ' ' ? `'\\u${codePoint(delimiter)}'` : `'${delimiter}'`);
const delimiterArgument = (delimiter: string): string => (delimiter < ' ' ? `U+${codePoint(delimiter)}` : delimiter);
const delimiterName = (delimiter: string): string => `\`${delimiterArgument(delimiter)}\``;
