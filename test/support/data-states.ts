import { CurrentState } from '../../src/server/data/current-state.ts';
import type { DataStates } from '../../src/server/data/data-version.ts';

/** A graph that bears no stamp of a load. */
const unstamped: DataStates = { look: async () => ({ state: [null, null, 0] }), isBeingWritten: () => false };

/** For servers whose data nobody loads. */
export const neverLoaded = () => new CurrentState(unstamped);
