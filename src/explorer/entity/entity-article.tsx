import { kinds } from '../parts/kinds.ts';
import { LinkOut } from '../parts/link.tsx';
import { Mark } from '../parts/mark.tsx';
import { words } from '../parts/words.ts';
import type { Head } from './page.ts';
import { Cites, RowLine } from './row-line.tsx';
import { SectionBlock } from './section-block.tsx';
import { SourceList } from './source-list.tsx';
import type { Citations } from './sources.ts';
import type { EntityView } from './view.ts';

interface Props {
  readonly head: Head;
  readonly view: EntityView;
  readonly citations: Citations;
  readonly address: URL;
}

/** The page of an entity: what it is, what is known of it list by list, and where each fact comes from. */
export function EntityArticle({ head, view: { facts, figure, sections }, citations, address }: Props) {
  return (
    <article class="entity">
      <div class="known">
        <Heading head={head} citations={citations} />
        {figure}
        {facts.length > 0 && (
          <dl class="facts">
            {facts.map(({ term, rows }) => (
              <div key={term}>
                <dt>{term}</dt>
                {rows.map((row, index) => (
                  <dd key={index}>
                    <RowLine row={row} citations={citations} />
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        )}
        {sections.length > 2 && (
          <nav class="contents" aria-label="On this page">
            {sections.map(({ id, title, total }) => (
              <a key={id} href={`#${id}`}>
                {title} <span class="count">{total}</span>
              </a>
            ))}
          </nav>
        )}
        {sections.map((section) => (
          <SectionBlock key={section.id} section={section} citations={citations} address={address} />
        ))}
      </div>
      {/* A source is where facts come from; it needs none itself. */}
      {(head.__typename !== 'Source' || citations.lines.length > 0) && <SourceList citations={citations} />}
    </article>
  );
}

/** A name of so many letters is a sentence. */
const LONG = 80;

/** The facts write another apostrophe, and words as in the United Kingdom. */
const plain = (text: string): string => text.replaceAll('’', "'").replace('Organisation', 'Organization');

function Heading({ head, citations }: Pick<Props, 'head' | 'citations'>) {
  const { __typename, slug, name, caption, description, alternativeNames, note, confidence, wikidataId, url, sources } =
    head;
  const { one } = kinds[__typename];
  return (
    <header>
      <p class="kind">
        <Mark type={__typename} /> {plain(caption).startsWith(plain(one)) ? caption : `${one} · ${caption}`}
      </p>
      <h1 class={name.length > LONG ? 'long' : undefined}>{name}</h1>
      {description && <p class="description">{description}</p>}
      {alternativeNames.length > 0 && <p class="names">Also called {alternativeNames.join('; ')}</p>}
      {note && <p class="note">{note}</p>}
      <div class="rests-on">
        {confidence && <span>{words.Confidence[confidence]}</span>}{' '}
        {sources && sources.nodes.length > 0 && (
          <>
            <span>This record rests on</span> <Cites sources={sources.nodes} citations={citations} />
          </>
        )}{' '}
        {wikidataId && (
          <LinkOut href={`https://www.wikidata.org/wiki/${encodeURIComponent(wikidataId)}`}>Wikidata</LinkOut>
        )}{' '}
        {url && <LinkOut href={url}>Original page</LinkOut>}
      </div>
      <p class="leads">
        <a href={`/network?from=${slug}`}>Network</a> <a href={`/path?from=${slug}`}>Path to …</a>
      </p>
    </header>
  );
}
