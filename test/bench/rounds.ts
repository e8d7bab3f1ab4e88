import type { Database } from '../../src/database/open.ts';
import type { Contender } from './contenders/contender.ts';
import type { ContenderName } from './contenders/names.ts';
import type { Usage } from './contenders/usage.ts';
import { databaseUsage } from './database-usage.ts';
import type { Load, LoadMaker } from './load.ts';
import type { Operation } from './operations.ts';
import type { BenchOptions } from './options.ts';

/** One operation at one concurrency: for each contender that answers it what its volleys gave, round by round. */
export interface Cell {
  readonly operation: Operation;
  readonly connections: number;
  readonly rounds: Map<ContenderName, Round[]>;
}

export interface Round extends Load {
  /** What the server took of the processors for one request, in milliseconds. */
  readonly serverMs: number;
  /** The same of Neo4j, where it tells. */
  readonly neo4jMs: number | undefined;
}

export interface Measured {
  readonly cells: readonly Cell[];
  /** The most that each process held of memory, in bytes. */
  readonly memory: ReadonlyMap<ContenderName | 'Neo4j', number>;
}

/** Who is asked for what. */
export interface Field {
  readonly database: Database;
  readonly load: LoadMaker;
  readonly contenders: readonly Contender[];
  readonly operations: readonly Operation[];
  readonly answers: (contender: Contender, operation: Operation) => boolean;
  /** Called when one that answered before no longer does. Throws the error where everything ends with it. */
  readonly fails: (contender: Contender, operation: Operation, error: unknown) => void;
}

type Memory = Map<ContenderName | 'Neo4j', number>;

interface Shot {
  readonly contender: Contender;
  readonly operation: Operation;
  readonly connections: number;
  readonly seconds: number;
}

/** One volley, with what it took. The most memory is noted. */
async function fire(
  { load, database }: Field,
  { contender, operation, connections, seconds }: Shot,
  memory: Memory,
): Promise<Round> {
  const note = (name: ContenderName | 'Neo4j', usage: Usage | undefined) => {
    if (usage !== undefined) memory.set(name, Math.max(usage.memoryBytes, memory.get(name) ?? 0));
  };
  const before = [await contender.usage(), await databaseUsage(database)] as const;
  const volley = await load.fire({ ...contender.question(operation)!, connections, seconds });
  const after = [await contender.usage(), await databaseUsage(database)] as const;
  note(contender.name, after[0]);
  note('Neo4j', after[1]);
  const each = (one: Usage | undefined, other: Usage | undefined) =>
    one && other && (other.processorMs - one.processorMs) / volley.milliseconds.length;
  return { ...volley, serverMs: each(before[0], after[0])!, neo4jMs: each(before[1], after[1]) };
}

/** All cells once around, the contenders of a cell directly after one another, their order turned with every round. */
export async function fireRounds(field: Field, { seconds, rounds, atOnce }: BenchOptions): Promise<Measured> {
  const { operations, contenders, answers, fails } = field;
  const memory: Memory = new Map();
  /** Undefined where a contender no longer answers. */
  const tried = (contender: Contender, operation: Operation, connections: number): Promise<Round | undefined> =>
    fire(field, { contender, operation, connections, seconds }, memory).catch((error: unknown) => {
      fails(contender, operation, error);
      return undefined;
    });
  for (const operation of operations) {
    for (const contender of contenders) if (answers(contender, operation)) await tried(contender, operation, 4);
  }
  const cells = operations.flatMap((operation) =>
    atOnce.map((connections): Cell => {
      const those = contenders.filter((contender) => answers(contender, operation));
      return { operation, connections, rounds: new Map(those.map(({ name }) => [name, []])) };
    }),
  );
  const once = async ({ operation, connections, rounds: measured }: Cell, order: readonly Contender[]) => {
    for (const contender of order) {
      const own = measured.get(contender.name);
      const round = own && (await tried(contender, operation, connections));
      if (round === undefined) measured.delete(contender.name);
      else own?.push(round);
    }
  };
  for (let turn = 0; turn < rounds; turn++) {
    const order = turn % 2 === 0 ? contenders : contenders.toReversed();
    for (const cell of cells) await once(cell, order);
  }
  return { cells, memory };
}
