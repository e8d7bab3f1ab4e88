import type { Figures } from './release-figures.ts';
import type { Release } from './releases.ts';

/** The releases as a page of Markdown: what figures each of them changed, and what the facts have changed since. */
export function changelogPage(releases: readonly Release[], present: { version: string; figures: Figures }): string {
  const [newest] = releases;
  const since =
    newest === undefined || newest.version === present.version
      ? []
      : ['', `## Since release ${newest.name}`, '', ...changes(newest.figures, present.figures)];
  return [
    '# Releases of the data',
    '',
    'Printed from the facts and `src/dataset/releases/` by `npm run print`. A release is a state of the data with a name to be',
    'cited by. Whatever changes a figure below, be it a new source or a mistake that was mended, stands here with what it',
    'was before. Counts are of all records, whatever their status, unless a status is named; means are of scores from -1 to 1.',
    ...since,
    ...releases.flatMap((release, index) => section(release, releases[index + 1])),
    '',
  ].join('\n');
}

function section({ name, date, version, asOf, figures }: Release, before: Release | undefined): readonly string[] {
  const facts = `Published on ${date}; the facts reach to ${asOf}; version \`${version}\`.`;
  const list =
    before === undefined ? table(['Figure', 'Value'], Object.entries(figures)) : changes(before.figures, figures);
  return ['', `## ${name}`, '', facts, '', ...list];
}

function changes(before: Figures, after: Figures): readonly string[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  const changed = names.filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return ['No figure has changed.'];
  return table(
    ['Figure', 'Before', 'Now'],
    changed.map((name) => [name, before[name] ?? 'none', after[name] ?? 'none']),
  );
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)];
}
