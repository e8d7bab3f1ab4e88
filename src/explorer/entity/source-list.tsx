import { dateText } from '../parts/dates.ts';
import { LinkOut } from '../parts/link.tsx';
import type { SourceLine } from './page.ts';
import type { Citations } from './sources.ts';

/** All sources of a page by their numbers, each with who published it, when, and where it can be read. */
export function SourceList({ citations }: { readonly citations: Citations }) {
  const { lines } = citations;
  return (
    <section id="sources" class="sources" aria-labelledby="sources-title">
      <h2 id="sources-title">
        Where this comes from <span class="count">{lines.length}</span>
      </h2>
      {lines.length === 0 && <p class="hint">No source is recorded.</p>}
      <ol>
        {lines.map((line) => (
          <li key={line.slug} id={`from-${line.slug}`}>
            <SourceText line={line} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function SourceText({
  line: { slug, title, publisher, sourceDate, sourceDatePrecision, url, sourceKind },
}: {
  readonly line: SourceLine;
}) {
  return (
    <>
      <a href={`/${slug}`}>{title}</a>{' '}
      <span class="detail">
        {publisher}
        {sourceDate && `, ${dateText(sourceDate, sourceDatePrecision)}`}
        {sourceKind === 'BACKGROUND' && '. General knowledge: no publication was read for it'}
      </span>{' '}
      {url && (
        <LinkOut href={url}>
          Read it<span class="unseen"> at {publisher}</span>
        </LinkOut>
      )}
    </>
  );
}
