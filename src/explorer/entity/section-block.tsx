import { RowLine } from './row-line.tsx';
import type { Citations } from './sources.ts';
import type { Row, Section } from './view.ts';

interface Props {
  readonly section: Section;
  readonly citations: Citations;
  /** The address of the page; its parameters are the cursors of lists that do not begin at their first entry. */
  readonly address: URL;
}

/** A list on the page of an entity. A long one goes on at its cursor: in the same list by script, on its own without. */
export function SectionBlock({
  section: { id, title, total, rows, next, hint, figure, further, failed },
  citations,
  address,
}: Props) {
  const isLater = address.searchParams.has(id);
  const titleId = `${id}-title`;
  return (
    <section id={id} aria-labelledby={titleId}>
      <h2 id={titleId}>
        {title} {!failed && <span class="count">{total}</span>}
      </h2>
      {figure}
      {hint && <p class="hint">{hint}</p>}
      {failed && (
        <p class="failed" role="alert">
          This list could not be read. <a href={linkTo(address, id, undefined)}>Try again</a>
        </p>
      )}
      {rows.length > 0 && (
        <ul class="rows">
          {rows.map((row, index) => (
            <li key={index}>
              <RowLine row={row} citations={citations} captioned again={nameOf(row) === nameOf(rows[index - 1])} />
            </li>
          ))}
        </ul>
      )}
      {further && (
        <p>
          <a href={further.href}>{further.name}</a>
        </p>
      )}
      {(next || isLater) && (
        <p class="paging">
          <span class="shown">{isLater ? `${rows.length} more, of ${total}` : `${rows.length} of ${total}`}</span>{' '}
          {isLater && <a href={linkTo(address, id, undefined)}>From the beginning</a>}{' '}
          {next && (
            <a class="more" href={linkTo(address, id, next)}>
              Show more
            </a>
          )}
        </p>
      )}
    </section>
  );
}

/** What a line begins with. */
const nameOf = (row: Row | undefined): string | undefined =>
  typeof row?.lead === 'object' ? row.lead.name : row?.lead;

/** The same address with the cursor of one list changed. */
function linkTo({ pathname, searchParams }: URL, id: string, cursor: string | undefined): string {
  const parameters = new URLSearchParams(searchParams);
  if (cursor === undefined) parameters.delete(id);
  else parameters.set(id, cursor);
  const search = parameters.toString();
  return `${pathname}${search && `?${search}`}#${id}`;
}
