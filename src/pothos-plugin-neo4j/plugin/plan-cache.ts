import { getHeapStatistics } from 'node:v8';
import {
  type GraphQLInputType,
  type GraphQLResolveInfo,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Answer, Compiled } from '../compiler/compile.ts';
import type { RequestValues } from '../compiler/request-values.ts';
import type { GraphStatistics } from '../compiler/statistics.ts';

/** Plans of one shape that differ in what only the values of a request tell, such as the kinds of the ids it names. */
const variantsOfShape = 8;

type Info = Pick<GraphQLResolveInfo, 'operation' | 'schema' | 'variableValues' | 'path'>;

/** How a cache of plans has served so far. */
export interface PlanStatistics {
  readonly hits: number;
  readonly misses: number;
  /** Shapes that plans are kept for. */
  readonly size: number;
  /** What all plans are thought to hold in memory. */
  readonly bytes: number;
}

/**
 * Compiled plans by the shape of the requests that they serve: the operation, the response key of the root field, and of
 * each variable whether it is there, whether it is null, and how it is nested. Values that can change a statement's text
 * count as they are: those of enums, which name orderings and dimensions, and booleans, which stand in directives and in
 * `isNull`. Whatever else a plan took for granted it checks by its own guards. Plans with refusals are never kept.
 *
 * A document that is parsed again is another operation. So this cache finds plans only where the server keeps parsed documents.
 */
export class PlanCache {
  readonly #plans: LRUCache<string, readonly Kept[]> | undefined;
  readonly #operations = new WeakMap<OperationDefinitionNode, Operation>();
  #next = 0;
  #hits = 0;
  #misses = 0;

  /** Keeps the plans of at most `maximum` shapes in at most so many bytes; with 0 it keeps none. */
  constructor(maximum: number, maximumBytes: number) {
    if (maximum === 0 || maximumBytes === 0) return;
    this.#plans = new LRUCache({ max: maximum, maxSize: maximumBytes, sizeCalculation: sizeOf });
  }

  /** The shape of a request for a root field. Looks at the variables, and not at the document. */
  shapeOf({ operation, schema, variableValues, path }: Info): string {
    if (this.#plans === undefined) return '';
    let known = this.#operations.get(operation);
    if (known === undefined) {
      known = describeOperation(operation, schema, this.#next++);
      this.#operations.set(operation, known);
    }
    const parts = known.variables.map(({ name, type }) =>
      Object.hasOwn(variableValues, name) ? shapeOfValue(type, variableValues[name]) : '-',
    );
    return `${known.number} ${keysOf(path)} ${parts.join(' ')}`;
  }

  get statistics(): PlanStatistics {
    return {
      hits: this.#hits,
      misses: this.#misses,
      size: this.#plans?.size ?? 0,
      bytes: this.#plans?.calculatedSize ?? 0,
    };
  }

  /** What a kept plan answers to a request of its shape, if one fits. */
  answer(shape: string, request: RequestValues, statistics: GraphStatistics | undefined): Answer | undefined {
    const answer = this.#find(shape, request, statistics);
    if (answer === undefined) this.#misses += 1;
    else this.#hits += 1;
    return answer;
  }

  #find(shape: string, request: RequestValues, statistics: GraphStatistics | undefined): Answer | undefined {
    for (const { plan } of this.#plans?.get(shape) ?? []) {
      try {
        const answer = plan.answer(request, statistics);
        if (answer !== undefined) return answer;
      } catch {
        // A value is refused, or costs too much: compiling the request again tells which field has to report it.
        return undefined;
      }
    }
    return undefined;
  }

  keep(shape: string, plan: Compiled, { loc }: OperationDefinitionNode): void {
    const kept = { plan, bytes: bytesPerPlan + bytesPerLetter * (plan.characters + (loc?.source.body.length ?? 0)) };
    const others = this.#plans?.get(shape) ?? [];
    this.#plans?.set(shape, [kept, ...others].slice(0, variantsOfShape));
  }
}

/** What plans may take where nobody says: a tenth of the heap, and never more than 100 MB. */
export const mostPlanBytes = (): number => Math.floor(Math.min(getHeapStatistics().heap_size_limit / 10, 100_000_000));

/** Response keys from the root on, for a field that does not stand there. */
const keysOf = ({ key, prev }: Info['path']): string => (prev === undefined ? String(key) : `${keysOf(prev)}.${key}`);

interface Kept {
  readonly plan: Compiled;
  readonly bytes: number;
}

const sizeOf = (plans: readonly Kept[]): number => plans.reduce((sum, { bytes }) => sum + bytes, 0);

/**
 * What a plan holds in memory beside its statement and the document that it reads, and for each letter of both: measured
 * over plans of many kinds, of which none took more.
 */
const bytesPerPlan = 20_000;
const bytesPerLetter = 65;

interface Operation {
  readonly number: number;
  readonly variables: readonly { readonly name: string; readonly type: GraphQLInputType | undefined }[];
}

function describeOperation(
  { variableDefinitions = [] }: OperationDefinitionNode,
  schema: GraphQLResolveInfo['schema'],
  number: number,
): Operation {
  const variables = variableDefinitions.map(({ variable, type }) => ({
    name: variable.name.value,
    type: typeFromAST(schema, type) as GraphQLInputType | undefined,
  }));
  return { number, variables };
}

/** How a value is nested, without what it says; enums and booleans as they are. */
function shapeOfValue(type: GraphQLInputType | undefined, value: unknown): string {
  if (value === null || value === undefined) return 'null';
  const named = type && getNullableType(type);
  if (isListType(named)) {
    const items = Array.isArray(value) ? value : [value];
    const shapes = items.map((item) => shapeOfValue(named.ofType, item));
    // A list of plain values is one parameter, however long it is.
    return shapes.every((shape) => shape === plain) ? '[]' : `[${shapes.join(',')}]`;
  }
  if (isInputObjectType(named)) {
    const fields = named.getFields();
    const entries = Object.entries(value as Record<string, unknown>);
    return `{${entries.map(([name, inner]) => `${name}:${shapeOfValue(fields[name]?.type, inner)}`).join(',')}}`;
  }
  if (isEnumType(named) || typeof value === 'boolean') return `=${JSON.stringify(value)}`;
  return plain;
}

const plain = '*';
