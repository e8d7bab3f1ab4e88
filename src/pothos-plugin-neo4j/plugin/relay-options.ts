import { means } from './connection-fields.ts';
import { decodeGlobalId, encodeGlobalId } from './global-id.ts';

/**
 * What the Relay plugin must be told, as `relay` in the options of the builder: `node` and `nodes` are one statement each,
 * ids are those of the graph, and a wrong one in `nodes` is null at its place. Descriptions and the like go beside.
 */
export const relayOptions = {
  nodeQueryOptions: means('nodeById'),
  nodesQueryOptions: { nullable: { list: true, items: true }, ...means('nodesByIds') },
  pageInfoFieldOptions: means('pageInfo'),
  cursorFieldOptions: means('cursor'),
  encodeGlobalID: encodeGlobalId,
  decodeGlobalID: decodeGlobalId,
} as const;
