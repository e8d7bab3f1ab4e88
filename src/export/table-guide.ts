import { describeOrigin, type Origin } from './origin.ts';
import type { WrittenTable } from './written-table.ts';

/** What stands beside the tables for a person to read: what they are, and how to open them. */
export function tableGuide(written: readonly WrittenTable[], origin: Origin): string {
  const isParquet = written.some(({ path }) => path.endsWith('.parquet'));
  return `# The Group of Seven as ${isParquet ? 'Parquet' : 'CSV'}

${describeOrigin(origin).join('\n\n')}

One table for each kind of record, one for all kinds of events, and one for each type of relationship, whose columns \`from\` and
\`to\` hold the \`slug\` of its ends. \`datapackage.json\` describes every table and column, after the
[Data Package](https://specs.frictionlessdata.io/data-package/) standard. ${isParquet ? PARQUET : CSV}

A table has every column of the model, so that a script can rely on them, whether or not a record has something there: \`filled\` in
\`datapackage.json\` says how many do.

${written.map(lineOf).join('\n')}

${Object.entries(snippets(written, isParquet))
  .map(([language, code]) => `\`\`\`${language}\n${code}\`\`\``)
  .join('\n\n')}
`;
}

function lineOf({ table, path, rows, filled }: WrittenTable): string {
  const empty = table.columns.filter((_, index) => filled[index] === 0).map(({ name }) => `\`${name}\``);
  const note = empty.length === 0 ? '' : ` Empty in all rows: ${empty.join(', ')}.`;
  return `- \`${path}\`: ${rows} rows. ${table.description}${note}`;
}

const CSV =
  'Text is UTF-8, a field with nothing in it is absent, a list is a JSON array, days and instants are ISO 8601. Values are as they ' +
  'are in the graph: a spreadsheet can take one that begins with `=` for a formula.';
const PARQUET = 'Columns have their types: days are DATE, instants TIMESTAMP in UTC, lists LIST.';

/** Code that opens tables in the folder it is run in, by language; each prints how many participations each year has. */
export function snippets(written: readonly WrittenTable[], isParquet: boolean): Readonly<Record<string, string>> {
  const names = written.map(({ table }) => table.name);
  if (!names.includes('Event') || !names.includes('ATTENDS')) return {};
  if (isParquet) return { python: PANDAS_PARQUET, sql: DUCKDB_PARQUET };
  return { python: PANDAS, r: R, sql: DUCKDB };
}

const PANDAS = `import pandas as pd

# An empty field is absent, and NA is the code of Namibia.
absent = {"keep_default_na": False, "na_values": [""]}
events = pd.read_csv("Event.csv", parse_dates=["startDate", "endDate"], **absent)
attends = pd.read_csv("ATTENDS.csv", **absent)
print(attends.merge(events, left_on="to", right_on="slug").groupby("year").size())
`;

const PANDAS_PARQUET = `import pandas as pd

events = pd.read_parquet("Event.parquet")
attends = pd.read_parquet("ATTENDS.parquet")
print(attends.merge(events, left_on="to", right_on="slug").groupby("year").size())
`;

const R = `events <- read.csv("Event.csv", na.strings = "", encoding = "UTF-8")
attends <- read.csv("ATTENDS.csv", na.strings = "", encoding = "UTF-8")
print(table(merge(attends, events, by.x = "to", by.y = "slug")$year))
`;

const DUCKDB = `SELECT year, count(*) AS participations
FROM 'ATTENDS.csv' JOIN 'Event.csv' AS event ON "to" = slug
GROUP BY year ORDER BY year;
`;

const DUCKDB_PARQUET = DUCKDB.replaceAll('.csv', '.parquet');
