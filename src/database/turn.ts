import type { Place } from '../present.ts';
import type { Expectation } from './expectation.ts';

/** Quick ones are told apart by whether the database has to plan them. */
export type TurnKind = 'known' | 'unseen' | 'dear' | 'overdue';

/** The line in which a statement waits. */
export type LineName = Exclude<TurnKind, 'overdue'>;

/** A statement that waits for its turn, or has it. */
export interface Turn {
  readonly client: string;
  readonly operation: object;
  readonly expectation: Expectation;
  /** What it may take, in milliseconds, for what it is thought to take and what its client has surprised with. */
  readonly cost: number;
  readonly isDear: boolean;
  readonly isLong: boolean;
  /** Undefined before it begins and after it has ended. */
  runsAs: TurnKind | undefined;
  /** It began as a long one, for itself or for its client. */
  countsAsLong: boolean;
  /** Among those that run. */
  place: Place<Turn> | undefined;
  /** Called when it begins; nobody waits for one that begins at once. */
  begin: (() => void) | undefined;
}

export function lineOf({ isDear, expectation }: Turn): LineName {
  if (isDear) return 'dear';
  return expectation.isKnown ? 'known' : 'unseen';
}

export const runsQuick = ({ runsAs }: Turn): boolean => runsAs === 'known' || runsAs === 'unseen';
