import { OperatorError } from '../errors.ts';

/** What was looked for, or why it is not there, in words that fit behind "not usable:". */
export type Finding<T> = { readonly found: T } | { readonly missing: string };

export interface Probes<Docker, Local> {
  readonly docker: () => Promise<Finding<Docker>>;
  readonly local: () => Promise<Finding<Local>>;
}

/** The one way to a Neo4j, with what its probe found. */
export type Way<Docker, Local> =
  | { readonly kind: 'address'; readonly uri: string }
  | { readonly kind: 'docker'; readonly tools: Docker }
  | { readonly kind: 'local'; readonly tools: Local };

/** None of the three ways is open on this machine. */
export class NoNeo4jFound extends OperatorError {}

/**
 * Chooses in the order a person would expect: what they named, else a container, else a local Neo4j. A way that was
 * named is never replaced by another. Throws NoNeo4jFound, which lists the three ways, where there is none.
 */
export async function chooseWay<Docker, Local>(
  uri: string | undefined,
  probes: Probes<Docker, Local>,
): Promise<Way<Docker, Local>> {
  const named = uri?.trim();
  if (named) return { kind: 'address', uri: named };

  const docker = await probes.docker();
  if ('found' in docker) return { kind: 'docker', tools: docker.found };

  const local = await probes.local();
  if ('found' in local) return { kind: 'local', tools: local.found };

  throw new NoNeo4jFound(
    [
      'No Neo4j to be found. One of these three is needed:',
      '  1. A Neo4j that runs already: set NEO4J_URI, for example NEO4J_URI=bolt://localhost:7687, with',
      '     NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE where they differ from the defaults.',
      `  2. Docker with its compose plugin: Neo4j is started in a container. Not usable: ${docker.missing}.`,
      '  3. Java 17 or later (a JDK) and Maven: Neo4j is fetched from Maven Central and started locally.',
      `     Not usable: ${local.missing}.`,
    ].join('\n'),
  );
}
