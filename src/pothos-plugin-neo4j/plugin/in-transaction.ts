import type { GraphQLResolveInfo } from 'graphql';
import type { Committed, WriteTransaction } from '../compiler/transaction.ts';
import { ConstraintError, type ConstraintViolation, causedBy, publicError } from '../errors.ts';
import { noteWrite, type ReadBeneath } from './after-writes.ts';
import { ReadByKey, rootOf } from './read-by-key.ts';
import { fieldsBeneath, payloadTypeOf } from './reads-beneath.ts';
import type { RootInfo } from './root.ts';

export interface TransactionOptions {
  /**
   * When the selection beneath is read. `'transaction'`, the default: before the commit, so that nothing is written if it cannot
   * be read. `'afterwards'`: after the commit, so that locks are released sooner.
   */
  readonly readIn?: 'transaction' | 'afterwards';
  /** The message or error for a violated constraint. If it returns undefined, the message of the plugin is used. */
  readonly onConstraint?: (violation: ConstraintViolation) => string | Error | undefined;
}

/** Writes, and returns what the mutation answers with. After a transient failure it is called again, in a new transaction. */
export type Write<Result> = (transaction: WriteTransaction) => Promise<Result>;

/**
 * Writes in a transaction. For the resolver of a mutation that returns an object of the author's own, whose fields lead to nodes
 * by `t.graphReference`. The selections beneath these fields are compiled before anything is written. Rejects if they are
 * refused or exceed the budget, and as `createWriter` does.
 */
export async function inTransaction<Result>(
  context: object,
  info: GraphQLResolveInfo,
  write: Write<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  const beneath = fieldsBeneath(info);
  const deeper = beneath.find(({ place }) => place === 'below');
  const isReadBefore = options.readIn !== 'afterwards';
  if (isReadBefore && deeper !== undefined) throw outOfReach(deeper.info, info);
  const prepared = await Promise.all(
    beneath.map(async ({ info: at, place }) => ({
      at,
      isOfPayload: place === 'payload',
      read: await ReadByKey.prepare(context, at, true),
    })),
  );
  const { value, run } = await transact(context, info, options, async (transaction) => {
    const result = await write(transaction);
    const isRead = isReadBefore && result != null && prepared.some(({ isOfPayload }) => isOfPayload);
    const type = isRead ? await payloadTypeOf(info, context, result) : undefined;
    const reads: (readonly [RootInfo, ReadBeneath])[] = [];
    for (const { at, isOfPayload, read } of prepared) {
      const keys = isOfPayload && at.parentType.name === type ? await read.keysOf(result, context) : undefined;
      reads.push([at, keys ? { value: await read.read(keys, transaction.read) } : { prepared: read }]);
    }
    return { result, reads };
  });
  noteWrite(info, run, value.reads);
  return value.result;
}

/** Writes in a transaction, and answers with the nodes whose keys `write` returns. */
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

/** What is read after a commit. Its failure becomes `NOT_READ`, so that clients do not send the mutation again. */
export async function orNotRead<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    const message =
      'The mutation was committed, but its answer could not be read. Query the result; do not send the mutation again.';
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
    `${field} writes, and the options of the builder have no 'graph.write'. createWriter of the runner makes such a function.`,
  );

const outOfReach = (field: RootInfo, { parentType, fieldName }: GraphQLResolveInfo) =>
  new TypeError(
    `${field.parentType.name}.${field.fieldName} is not a field of the object that ${parentType.name}.${fieldName} returns, so it ` +
      "cannot be read in its transaction. Move it there, or set readIn: 'afterwards'.",
  );
