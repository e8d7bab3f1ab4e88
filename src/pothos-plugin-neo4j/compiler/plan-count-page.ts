import { type FieldNode, type GraphQLField, type GraphQLObjectType, getNamedType } from 'graphql';
import { publicError } from '../errors.ts';
import type { Selection } from './collect.ts';
import { type CursorPart, cursorIn, encodeCursor, orderingDigest, sizeOfCursor } from './cursor.ts';
import { unusual } from './json.ts';
import { type Dimension, type FieldMapping, fieldMapping } from './mapping.ts';
import { leaf, objectOutput, throughOutput } from './output.ts';
import { type Page, pageFlags, pageOf } from './page.ts';
import { listFiller, pageInfoFiller, pageRow, totalFiller } from './page-output.ts';
import {
  type Counted,
  countedBy,
  countsKey,
  countsOf,
  planCount,
  valueKeyReader,
  visitsOfValues,
} from './plan-counts.ts';
import type { Binding, CountPage, Tally } from './plan-node.ts';
import { cursorKey, type Reader, Refusal, slotKey } from './reader.ts';
import { argumentsOf, type Derived, type RequestValues } from './request-values.ts';
import { type ConnectionSite, type Places, type Planning, selectionOf } from './scope.ts';
import type { PositionalRecord } from './statement.ts';
import type { Filler, Output } from './writer.ts';

type Mapping = Extract<FieldMapping, { kind: 'countsBy' }>;

/** The number of values, the places where those between the cursors start and end, and the values of the page. */
type Found = readonly [total: number, from: number | null, to: number | null, rows: readonly PositionalRecord[]];

/**
 * Plans a page of the counts of a connection's nodes by a dimension. The order needs the counts of all values, so the page is cut
 * from the list of all. A cursor holds a value, and the page begins behind the present place of that value.
 */
export function planCountPage(
  planning: Planning,
  site: ConnectionSite,
  mapping: Mapping,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  all: Tally,
  places: Places,
): Output {
  const derived = argumentsOf(field, nodes[0]!);
  const args = planning.request.of(derived);
  const page = (request: RequestValues) => pageOf(mapping, request.of(derived));
  const counted = countedBy(planning, site, mapping.dimensions, args, (request) => request.of(page).size);
  const digest = orderingDigest(['counts', mapping.label, args['dimension'], counted.first]);
  const cut = cutOf(planning, page, digest);
  planning.meter.spend({ nodes: counted.scope.rows });
  const type = getNamedType(field.type) as GraphQLObjectType;
  const selection = selectionOf(planning, type, nodes);
  const { fillers, hasRows } = planParts(planning, counted, type, selection, cursorReader(digest, counted.dimension));
  const query = () => ({ ...countsOf(counted, all), cut, hasRows });
  const key = countsKey(planning, mapping, nodes[0]!, counted);
  const position = places.value(key, () => ({ kind: 'countPage', query: query() }), {
    visits: visitsOfValues(counted),
  });
  const foundIn = (record: PositionalRecord) => (record[position] as readonly [Found])[0];
  const { read, write } = throughOutput(
    (record, request) => {
      const [total, from, to, rows] = foundIn(record);
      const { first, last } = request.of(page);
      const elsewhere = first === undefined ? to! < total : from! > 0;
      return pageRow(rows, total, pageFlags({ first, last }, Math.max(0, to! - from!), elsewhere), record);
    },
    objectOutput(type, selection, fillers),
  );
  return {
    read: (record, request) => {
      const [, from, to] = foundIn(record);
      if (from === null || to === null) return new Refusal(valueIsGone(from === null ? 'after' : 'before'));
      return read(record, request);
    },
    write:
      write &&
      ((record, writing) => {
        const [, from, to] = foundIn(record);
        return from === null || to === null ? unusual('a cursor of a value that is gone') : write(record, writing);
      }),
  };
}

/** What a cursor holds: the key of a value. */
const keyPart: CursorPart = { type: 'text', nullable: true };

/** Where the page starts and ends. Throws `BAD_USER_INPUT` for sizes that are not allowed and for malformed cursors. */
function cutOf(planning: Planning, page: Derived<Page>, digest: string): CountPage['cut'] {
  const { after, before, first, last } = planning.request.of(page);
  return {
    after: keyIn(planning, page, digest, 'after', after),
    before: keyIn(planning, page, digest, 'before', before),
    first: first === undefined ? undefined : { type: 'integer', list: false, value: partOf(page, 'first') },
    last: last === undefined ? undefined : { type: 'integer', list: false, value: partOf(page, 'last') },
  };
}

function keyIn(
  planning: Planning,
  page: Derived<Page>,
  digest: string,
  argument: 'after' | 'before',
  cursor: string | undefined,
): Binding | undefined {
  planning.guards.push(hasPart(page, argument, cursor !== undefined));
  if (cursor === undefined) return undefined;
  planning.meter.checkPlanned(sizeOfCursor(cursor));
  const value = keyOfCursor(page, digest, argument);
  planning.request.of(value);
  return { type: 'text', list: false, value };
}

/** Functions of their own, so that what a plan keeps does not lead to the values of this request. */
const partOf =
  <Part extends keyof Page>(page: Derived<Page>, part: Part): Derived<Page[Part]> =>
  (request) =>
    request.of(page)[part];

const hasPart =
  (page: Derived<Page>, part: keyof Page, isThere: boolean): Derived<boolean> =>
  (request) =>
    (request.of(page)[part] !== undefined) === isThere;

const keyOfCursor =
  (page: Derived<Page>, digest: string, argument: 'after' | 'before'): Derived<unknown> =>
  (request) =>
    cursorIn(request, request.of(page)[argument]!, digest, [keyPart], argument)[0];

function cursorReader(digest: string, dimension: Dimension): Reader {
  const keyOf = valueKeyReader(dimension, -2);
  return (row, request) => {
    const key = keyOf(row, request);
    return key instanceof Error ? key : encodeCursor(digest, [key as string | null]);
  };
}

function planParts(
  planning: Planning,
  counted: Counted,
  type: GraphQLObjectType,
  selection: Selection,
  cursorOf: Reader,
): { readonly fillers: readonly Filler[]; readonly hasRows: boolean } {
  const fillers: Filler[] = [totalFiller];
  for (const [responseKey, partNodes] of selection) {
    const part = type.getFields()[partNodes[0]!.name.value];
    if (part === undefined) continue;
    const partType = getNamedType(part.type) as GraphQLObjectType;
    const kind = fieldMapping(part)?.kind;
    if (kind === 'nodes') {
      fillers.push(listFiller(responseKey, part, planCount(planning, counted, partType, partNodes)));
    }
    if (kind === 'edges') {
      fillers.push(listFiller(responseKey, part, planEdge(planning, counted, partType, partNodes, cursorOf)));
    }
    if (kind === 'pageInfo') {
      const asked = selectionOf(planning, partType, partNodes);
      fillers.push(pageInfoFiller({ responseKey, type: partType, selection: asked }, cursorOf));
    }
  }
  return { fillers, hasRows: fillers.length > 1 };
}

function planEdge(
  planning: Planning,
  counted: Counted,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  cursorOf: Reader,
): Output {
  const fillers: Filler[] = [{ key: cursorKey, ...leaf(cursorOf) }];
  const selection = selectionOf(planning, type, nodes);
  for (const [responseKey, partNodes] of selection) {
    const part = type.getFields()[partNodes[0]!.name.value];
    if (part === undefined || fieldMapping(part)?.kind !== 'edgeNode') continue;
    const partType = getNamedType(part.type) as GraphQLObjectType;
    fillers.push({ key: slotKey(responseKey), ...planCount(planning, counted, partType, partNodes) });
  }
  return objectOutput(type, selection, fillers);
}

function valueIsGone(argument: 'after' | 'before') {
  return publicError(
    'CURSOR_EXPIRED',
    `No node has the value of the cursor in '${argument}' any more. Request the first page.`,
  );
}
