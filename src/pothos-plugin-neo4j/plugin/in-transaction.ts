import type { GraphQLResolveInfo } from 'graphql';
import type { Committed, WriteTransaction } from '../compiler/transaction.ts';
import { ConstraintError, type ConstraintViolation, causedBy, publicError } from '../errors.ts';
import { noteWrite, type ReadBeneath } from './after-writes.ts';
import { ReadByKey, rootOf } from './read-by-key.ts';
import { fieldsBeneath } from './reads-beneath.ts';
import type { RootInfo } from './root.ts';

export interface TransactionOptions {
  /**
   * When what is selected beneath is read. `transaction`, where nothing is said: before the commit, so that nothing is written
   * where it cannot be read. `afterwards`: the commit comes first, and locks end sooner.
   */
  readonly readIn?: 'transaction' | 'afterwards';
  /** What a client is told of a constraint that the write broke: a message, or an error. Nothing gives the message of the plugin. */
  readonly onConstraint?: (violation: ConstraintViolation) => string | Error | undefined;
}

/** Writes, and gives what the mutation answers with. Called again, in a new transaction, where that can help. */
export type Write<Result> = (transaction: WriteTransaction) => Promise<Result>;

/**
 * Writes in a transaction, in the resolver of a mutation that answers with an object of the author's own. The object gives
 * the keys of `t.graphReference`, beneath which everything is compiled before anything is written. Rejects where that costs
 * too much or is wrong, and as `createWriter` does.
 */
export async function inTransaction<Result>(
  context: object,
  info: GraphQLResolveInfo,
  write: Write<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  const beneath = fieldsBeneath(info);
  const deeper = beneath.find(({ isOfPayload }) => !isOfPayload);
  const isReadBefore = options.readIn !== 'afterwards';
  if (isReadBefore && deeper !== undefined) throw outOfReach(deeper.info, info);
  const prepared = await Promise.all(
    beneath.map(async ({ info: place }) => ({ place, read: await ReadByKey.prepare(context, place, true) })),
  );
  const { value, run } = await transact(context, info, options, async (transaction) => {
    const result = await write(transaction);
    const reads: (readonly [RootInfo, ReadBeneath])[] = [];
    for (const { place, read } of prepared) {
      const keys = isReadBefore && result != null ? await read.keysOf(result, context) : undefined;
      reads.push([place, keys ? { value: await read.read(keys, transaction.read) } : { prepared: read }]);
    }
    return { result, reads };
  });
  noteWrite(info, run, value.reads);
  return value.result;
}

/** Answers a mutation with the nodes whose keys it gives. */
export async function writeNodes(
  context: object,
  info: GraphQLResolveInfo,
  write: Write<unknown>,
  options: TransactionOptions,
): Promise<unknown> {
  const isReadBefore = options.readIn !== 'afterwards';
  const read = await ReadByKey.prepare(context, info, true);
  const { value, run } = await transact(context, info, options, async (transaction) => {
    const keys = read.check(await write(transaction));
    return { keys, node: isReadBefore ? await read.read(keys, transaction.read) : undefined };
  });
  noteWrite(info, run);
  return isReadBefore ? value.node : orNotRead(read.read(value.keys, run));
}

/** What was read after a commit. A failure must not look as if nothing was written. */
export async function orNotRead<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    const message = 'It was written, but could not be read afterwards. Ask for it; do not send it again.';
    throw causedBy(error, publicError('NOT_READ', message));
  }
}

async function transact<Result>(
  context: object,
  info: GraphQLResolveInfo,
  { onConstraint }: TransactionOptions,
  work: Write<Result>,
): Promise<Committed<Result>> {
  const { write } = rootOf(info);
  if (write === undefined) throw withoutWriter(`${info.parentType.name}.${info.fieldName}`);
  try {
    return await write(context)(work);
  } catch (error) {
    if (!(error instanceof ConstraintError) || onConstraint === undefined) throw error;
    const told = onConstraint(error.violation) ?? error;
    throw typeof told === 'string' ? causedBy(error, new ConstraintError(error.violation, told)) : told;
  }
}

export const withoutWriter = (field: string): TypeError =>
  new TypeError(
    `${field} writes, and the builder was not told how: give it 'graph.write', such as createWriter of the runner makes.`,
  );

const outOfReach = (field: RootInfo, { parentType, fieldName }: GraphQLResolveInfo) =>
  new TypeError(
    `${field.parentType.name}.${field.fieldName} does not stand on the object that ${parentType.name}.${fieldName} gives, and so ` +
      "cannot be read in its transaction. Move it there, or say readIn: 'afterwards'.",
  );
