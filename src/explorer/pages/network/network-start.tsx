/** Where nothing is asked for yet: a network begins with one entity. */
export function NetworkStart() {
  return (
    <div class="view">
      <h1>Network</h1>
      <p class="description">
        A network begins with one person, meeting, place or topic: search for it above, and take “Network” on its page.
        Or begin with{' '}
        {beginnings.map(({ slug, name }, index) => (
          <>
            {index > 0 && ', '}
            <a href={`/network?from=${slug}`}>{name}</a>
          </>
        ))}
        .
      </p>
    </div>
  );
}

const beginnings = [
  { slug: 'summit-2025-kananaskis', name: 'the Kananaskis summit' },
  { slug: 'person-mark-carney', name: 'Mark Carney' },
  { slug: 'priority-migrant-smuggling', name: 'migrant smuggling' },
];
