import { Mark } from '../parts/mark.tsx';
import type { Citations } from './sources.ts';
import type { Cited, Row } from './view.ts';

const SHOWN = 3;

interface Props {
  readonly row: Row;
  readonly citations: Citations;
  /** Whether the caption of the entity stands behind its name where nothing else is told. */
  readonly captioned?: boolean;
  /** Whether the line before begins with the same. */
  readonly again?: boolean;
}

/** What a row tells, and the numbers of its sources. */
export function RowLine({ row, citations, captioned = false, again = false }: Props) {
  const { lead, entity, text, detail = captioned ? entity?.caption : undefined, note, sources } = row;
  return (
    <>
      {lead && (
        <span class={again ? 'lead again' : 'lead'}>
          {typeof lead === 'string' ? lead : <a href={`/${lead.slug}`}>{lead.name}</a>}
        </span>
      )}
      <span class="told">
        {entity && (
          <>
            <Mark type={entity.__typename} /> <a href={`/${entity.slug}`}>{entity.name}</a>
          </>
        )}
        {text}
        {detail && ' '}
        {detail && <span class="detail">{detail}</span>}
        {note && <span class="note"> {note}</span>}
      </span>
      {sources && <Cites sources={sources} citations={citations} />}
    </>
  );
}

/** The numbers of sources, each a link to the list: at most three, the others behind one press. */
export function Cites({ sources, citations }: { readonly sources: readonly Cited[]; readonly citations: Citations }) {
  const numbers = citations.numbersOf(sources);
  if (numbers.length === 0) return null;
  const shown = numbers.length > SHOWN + 1 ? SHOWN : numbers.length;
  const link = (number: number) => {
    const { slug, publisher, sourceKind } = citations.line(number);
    const name = sourceKind === 'BACKGROUND' ? 'general knowledge, no publication' : publisher;
    return (
      <a key={slug} class="cite" href={`#from-${slug}`} aria-label={`Source ${number}: ${name}`} title={name}>
        {number}
      </a>
    );
  };
  return (
    <div class="cites">
      {numbers.slice(0, shown).map(link)}
      {numbers.length > shown && (
        <details class="more-cites">
          <summary aria-label={`${numbers.length - shown} more sources`}>+{numbers.length - shown}</summary>
          {numbers.slice(shown).map(link)}
        </details>
      )}
    </div>
  );
}
