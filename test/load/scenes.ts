import type { Scene } from './scene.ts';
import { manyAliases } from './scenes/aliases.ts';
import { dearFilter } from './scenes/dear-filter.ts';
import { dearestRequest } from './scenes/dearest-request.ts';
import { endurance } from './scenes/endurance.ts';
import { faultCycles } from './scenes/faults.ts';
import { hostileConnections } from './scenes/hostile-connections.ts';
import { largeAnswers, slowReaders } from './scenes/large-answers.ts';
import { manyDocuments } from './scenes/many-documents.ts';
import { nestedOverload, overload } from './scenes/overload.ts';
import { wideDocuments } from './scenes/wide-documents.ts';

/** In the order in which they are played. */
export const scenes: Readonly<Record<string, Scene>> = {
  overload,
  'nested-overload': nestedOverload,
  'wide-documents': wideDocuments,
  'slow-readers': slowReaders,
  'large-answers': largeAnswers,
  'dear-filter': dearFilter,
  aliases: manyAliases,
  'hostile-connections': hostileConnections,
  'dearest-request': dearestRequest,
  'many-documents': manyDocuments,
  faults: faultCycles,
  endurance,
};
