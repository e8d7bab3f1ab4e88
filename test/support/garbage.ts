import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** Collects all garbage at once, so that a `WeakRef` tells whether anything still leads to what it names. */
export const collectGarbage: () => void = runInNewContext('gc');
