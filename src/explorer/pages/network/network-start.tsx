import { EndField } from '../path/end-field.tsx';

/** Where nothing is asked for yet, or nothing was found: a network begins with one entity. */
export function NetworkStart({ text }: { readonly text: string }) {
  return (
    <div class="view">
      <h1>Network</h1>
      <p class="description">
        A drawing of what one person, meeting, place or topic is linked to, and of the links among those.
      </p>
      <form class="filters" action="/network">
        <EndField name="from" text={text} autofocus />
        <button type="submit">Show the network</button>
      </form>
      {text !== '' && (
        <p class="hint" role="alert">
          “{text}”: nothing was found. Try fewer words or another spelling.
        </p>
      )}
      <p class="leads">
        {beginnings.map(({ slug, name }) => (
          <a key={slug} href={`/network?from=${slug}`}>
            {name}
          </a>
        ))}
      </p>
    </div>
  );
}

const beginnings = [
  { slug: 'summit-2025-kananaskis', name: 'Kananaskis Summit' },
  { slug: 'person-mark-carney', name: 'Mark Carney' },
  { slug: 'priority-migrant-smuggling', name: 'Migrant smuggling' },
];
