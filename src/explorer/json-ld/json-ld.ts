import { readFileSync } from 'node:fs';
import type { Ask } from '../api/ask.ts';
import { readOperation } from '../api/operation.ts';
import { isWebAddress } from '../parts/link.tsx';
import type { Linked, LinkedVariables } from './linked.answer.ts';

const linked = readOperation<Linked, LinkedVariables>(new URL('./linked.graphql', import.meta.url));

/** The context that exports have too. */
const { '@context': context } = JSON.parse(
  readFileSync(new URL('../../export/context.jsonld', import.meta.url), 'utf8'),
) as { readonly '@context': object };

type Entity = NonNullable<Linked['entity']>;
type Edge = NonNullable<Entity['neighbors']>['edges'][number];

export interface LinkedData {
  readonly slug: string;
  readonly text: string;
  readonly dataVersion: string | undefined;
}

/**
 * An entity as JSON-LD: what is known of it, what it is linked to by name, and each link as a statement with its sources.
 * `undefined` where there is no such entity.
 */
export async function linkedDataOf(slug: string, ask: Ask): Promise<LinkedData | undefined> {
  const first = await ask(linked, { slug });
  const { entity } = first.data;
  if (entity === null) return undefined;
  const edges: Edge[] = [];
  let page = entity.neighbors;
  while (page !== null) {
    edges.push(...page.edges);
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage || endCursor === null) break;
    page = (await ask(linked, { slug, after: endCursor })).data.entity?.neighbors ?? null;
  }
  const text = JSON.stringify({
    '@context': context,
    '@graph': [describe(entity), ...ends(edges), ...edges.flatMap(statements(entity))],
  });
  return { slug: entity.slug, text, dataVersion: first.dataVersion };
}

function describe(entity: Entity): object {
  const { slug, __typename, name, alternativeNames, description, note, url, wikidataId, formerSlugs, sources } = entity;
  return {
    '@id': iri(slug),
    '@type': [__typename, 'Entity'],
    slug,
    name,
    ...(alternativeNames.length > 0 && { alternativeNames }),
    ...(formerSlugs.length > 0 && { formerSlugs }),
    ...(description && { description }),
    ...(note && { note }),
    ...(url && isWebAddress(url) && { url }),
    ...(wikidataId && /^Q\d+$/.test(wikidataId) && { sameAs: `http://www.wikidata.org/entity/${wikidataId}` }),
    sources: sources?.nodes.map((source) => iri(source.slug)) ?? [],
  };
}

/** What is at the other end, once each. */
function ends(edges: readonly Edge[]): readonly object[] {
  const nodes = new Map(edges.map(({ node }) => [node.slug, node]));
  return [...nodes.values()].map(({ slug, __typename, name }) => ({
    '@id': iri(slug),
    '@type': [__typename],
    slug,
    name,
  }));
}

/** Each link in the direction in which its relation reads. */
const statements =
  (entity: Entity) =>
  ({ node, links }: Edge): readonly object[] =>
    links.map(({ relation, direction, sources }) => {
      const [from, to] = direction === 'OUTGOING' ? [entity, node] : [node, entity];
      return {
        '@type': ['RelationshipStatement'],
        subject: { '@id': iri(from.slug), [relation]: iri(to.slug) },
        predicate: `seven:${relation}`,
        object: { '@id': iri(to.slug) },
        sources: sources.map(({ slug }) => iri(slug)),
      };
    });

const iri = (slug: string): string => `record:${encodeURIComponent(slug)}`;
