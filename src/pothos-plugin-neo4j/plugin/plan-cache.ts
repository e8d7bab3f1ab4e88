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
import { bytesOfDocument } from '../compiler/document-bytes.ts';
import type { RequestValues } from '../compiler/request-values.ts';
import type { GraphStatistics } from '../compiler/statistics.ts';

/** How many plans of one shape are kept. They differ because of values that are not part of the shape, such as the types in global ids. */
const variantsOfShape = 8;

type Info = Pick<GraphQLResolveInfo, 'operation' | 'fragments' | 'schema' | 'variableValues' | 'path'>;

/** How often requests found a compiled plan so far. */
export interface PlanStatistics {
  readonly hits: number;
  readonly misses: number;
  /** The number of shapes for which plans are kept. */
  readonly size: number;
  /** The estimated memory of all plans, in bytes. */
  readonly bytes: number;
}

/**
 * Compiled plans by the shape of the requests that they serve. A shape is the operation, the response key of the root field, and
 * for each variable whether it is given, whether it is null, and how it is nested. Values that can change the text of the
 * statement are part of the shape: enum values, which name orderings and dimensions, and booleans, which are used in
 * directives and in `isNull`. Guards of a plan check everything else that it assumes. Plans with refusals are never kept.
 *
 * The same document parsed again is another operation, so this cache only works on servers that keep parsed documents.
 */
export class PlanCache {
  readonly #plans: LRUCache<string, readonly Kept[]> | undefined;
  readonly #operations = new WeakMap<OperationDefinitionNode, Operation>();
  /** The shapes of the variables of an execution, which all its root fields share: a long list takes long to describe. */
  readonly #shapes = new WeakMap<object, { readonly operation: number; readonly text: string }>();
  #next = 0;
  #hits = 0;
  #misses = 0;

  /** Keeps plans of at most `maximum` shapes, in at most `maximumBytes` bytes. If one of them is 0, it keeps none. */
  constructor(maximum: number, maximumBytes: number) {
    if (maximum === 0 || maximumBytes === 0) return;
    this.#plans = new LRUCache({ max: maximum, maxSize: maximumBytes, sizeCalculation: sizeOf });
  }

  /** The shape of a request for a root field. It is computed from the variables, not from the document. */
  shapeOf({ operation, fragments, schema, variableValues, path }: Info): string {
    if (this.#plans === undefined) return '';
    let known = this.#operations.get(operation);
    if (known === undefined) {
      known = describeOperation(operation, fragments, schema, this.#next++);
      this.#operations.set(operation, known);
    }
    let shape = this.#shapes.get(variableValues);
    // An executor may give the same values to another operation.
    if (shape?.operation !== known.number) {
      const parts = known.variables.map(({ name, type }) =>
        Object.hasOwn(variableValues, name) ? shapeOfValue(type, variableValues[name]) : '-',
      );
      shape = { operation: known.number, text: parts.join(' ') };
      this.#shapes.set(variableValues, shape);
    }
    return `${known.number} ${keysOf(path)} ${shape.text}`;
  }

  get statistics(): PlanStatistics {
    return {
      hits: this.#hits,
      misses: this.#misses,
      size: this.#plans?.size ?? 0,
      bytes: this.#plans?.calculatedSize ?? 0,
    };
  }

  /** The answer of a kept plan that fits the request, if there is one. */
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
        // A value is refused or exceeds the budget. Compiling the request again tells which field has to report it.
        return undefined;
      }
    }
    return undefined;
  }

  /** Keeps the plan of a request whose shape was asked for. */
  keep(shape: string, plan: Compiled, operation: OperationDefinitionNode): void {
    const { documentBytes = 0 } = this.#operations.get(operation) ?? {};
    const kept = { plan, bytes: sizeOfPlan(plan) + documentBytes };
    const others = this.#plans?.get(shape) ?? [];
    this.#plans?.set(shape, [kept, ...others].slice(0, variantsOfShape));
  }
}

/** The default of `planBytes`: a tenth of the heap, at most 100 MB. */
export const mostPlanBytes = (): number => Math.floor(Math.min(getHeapStatistics().heap_size_limit / 10, 100_000_000));

/** The response keys from the root to a field. */
const keysOf = ({ key, prev }: Info['path']): string => (prev === undefined ? String(key) : `${keysOf(prev)}.${key}`);

interface Kept {
  readonly plan: Compiled;
  readonly bytes: number;
}

/** The shape is kept too, and is long where a list of enum values is. */
const sizeOf = (plans: readonly Kept[], shape: string): number =>
  plans.reduce((sum, { bytes }) => sum + bytes, 2 * shape.length);

/**
 * The memory of a plan beside the document that it leads to: a base, and bytes for each character of its statement. Measured over
 * plans of many kinds; none took more.
 */
const bytesPerPlan = 50_000;
const bytesPerCharacter = 65;
/** For each part of a filter, and for each field as often as it is planned: functions that read and write it. */
const bytesPerPart = 1_000;

const sizeOfPlan = ({ characters, parts }: Compiled): number =>
  bytesPerPlan + bytesPerCharacter * characters + bytesPerPart * parts;

interface Operation {
  readonly number: number;
  readonly documentBytes: number;
  readonly variables: readonly { readonly name: string; readonly type: GraphQLInputType | undefined }[];
}

function describeOperation(
  operation: OperationDefinitionNode,
  fragments: GraphQLResolveInfo['fragments'],
  schema: GraphQLResolveInfo['schema'],
  number: number,
): Operation {
  const { variableDefinitions = [] } = operation;
  const variables = variableDefinitions.map(({ variable, type }) => ({
    name: variable.name.value,
    type: typeFromAST(schema, type) as GraphQLInputType | undefined,
  }));
  return { number, variables, documentBytes: bytesOfDocument([operation, ...Object.values(fragments)]) };
}

/** How a value is nested, without the value itself; enum values and booleans are included. */
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
