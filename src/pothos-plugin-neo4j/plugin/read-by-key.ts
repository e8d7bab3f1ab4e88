import type { GraphQLResolveInfo } from 'graphql';
import type { Answer } from '../compiler/compile.ts';
import { type FieldMapping, fieldMapping } from '../compiler/mapping.ts';
import type { RequestValues } from '../compiler/request-values.ts';
import type { RunStatement } from '../compiler/statement.ts';
import { keysGiven } from './given-keys.ts';
import { answerWithinBudget, type RootInfo, type RootOptions, requestValues } from './root.ts';

type Given = Extract<FieldMapping, { kind: 'given' }>;

/** How the author's function gives the keys of a field. */
export interface GivenBy {
  readonly keysOf: (parent: unknown, context: object) => unknown;
  /** The most keys that a list can have. */
  readonly most: number;
}

const givenBy = new WeakMap<FieldMapping, GivenBy>();

/** Records how the keys of a field are given. A mapping cannot hold it: the compiler calls no functions of authors. */
export function rememberGiven(mapping: FieldMapping, by: GivenBy): void {
  givenBy.set(mapping, by);
}

/** The options of the plugin for a schema that it has built. */
export const rootOf = ({ schema }: Pick<GraphQLResolveInfo, 'schema'>): RootOptions =>
  schema.extensions['graphRoot'] as RootOptions;

/** A compiled field whose keys are not known yet. Its cost is counted already. */
export class ReadByKey {
  readonly #answer: Answer;
  readonly #request: RequestValues;
  readonly #mapping: Given;
  readonly #by: GivenBy;

  private constructor(answer: Answer, request: RequestValues, mapping: Given, by: GivenBy) {
    this.#answer = answer;
    this.#request = request;
    this.#mapping = mapping;
    this.#by = by;
  }

  /** Compiles the selection beneath. Rejects if it exceeds the budget, and for a mutation also if a field is refused. */
  static async prepare(context: object, info: RootInfo, isOfMutation = false): Promise<ReadByKey> {
    const root = rootOf(info);
    const mapping = fieldMapping(info.parentType.getFields()[info.fieldName]!) as Given;
    const by = givenBy.get(mapping)!;
    const request = requestValues(root, context, info, by.most);
    const answer = (await answerWithinBudget(root, context, info, request))!;
    if (isOfMutation && answer.refusal !== undefined) throw answer.refusal.error;
    return new ReadByKey(answer, request, mapping, by);
  }

  /** The keys that the author's function returns. Rejects for values that cannot be keys. */
  async keysOf(parent: unknown, context: object): Promise<readonly unknown[]> {
    return this.check(await this.#by.keysOf(parent, context));
  }

  check(given: unknown): readonly unknown[] {
    return keysGiven(this.#mapping, given, this.#by.most);
  }

  /** The value of the field. It takes one statement, or none if there is no key. */
  async read(keys: readonly unknown[], run: RunStatement): Promise<unknown> {
    const { keys: filled } = this.#request;
    filled.splice(0, filled.length, ...keys);
    const records = keys.every((key) => key === null) ? [] : await run(this.#answer.statement);
    const found = this.#answer.read(records) as readonly unknown[];
    return this.#mapping.list ? found : found[0];
  }
}
