import { means } from './connection-fields.ts';
import { decodeGlobalId, encodeGlobalId } from './global-id.ts';

/**
 * The options that the Relay plugin needs, for `relay` in the options of the builder. With them, `node` and `nodes` take one
 * statement each, global ids hold a type and a key, and `nodes` has null in the place of an id that finds nothing. Add
 * further options of the Relay plugin, such as descriptions, beside them.
 */
export const relayOptions = {
  nodeQueryOptions: means('nodeById'),
  nodesQueryOptions: { nullable: { list: true, items: true }, ...means('nodesByIds') },
  pageInfoFieldOptions: means('pageInfo'),
  cursorFieldOptions: means('cursor'),
  encodeGlobalID: encodeGlobalId,
  decodeGlobalID: decodeGlobalId,
} as const;
