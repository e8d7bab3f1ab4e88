import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInterfaceType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { type FieldMapping, fieldMapping, typeMapping } from '../../src/pothos-plugin-neo4j/compiler/mapping.ts';
import type { Step } from './coordinates.ts';
import { type Draft, type Head, maximumRows, newName, type Place } from './draft.ts';
import { isInterpreted } from './interpreted.ts';
import { theOne } from './naive-ways.ts';
import { writeAuthorsArguments } from './write-author.ts';
import { writeCountPage } from './write-count-page.ts';
import { writeCounts, writePairs } from './write-counts.ts';
import { type WrittenArguments, writePage } from './write-page.ts';
import { writeRootArgument } from './write-root-argument.ts';
import { writeValue } from './write-value.ts';

type Field = GraphQLField<unknown, unknown>;

/** Aliases with another meaning elsewhere: names of fields and properties, and of members of every JavaScript object. */
const aliases = [
  'a',
  'b',
  'c',
  'name',
  'slug',
  'id',
  'nodes',
  'edges',
  'key',
  'rows',
  'totalCount',
  'pageInfo',
  'cursor',
];
const oddAliases = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'n0', 'length', '_'];

/** Writes a selection set with its braces. If a way is given, the selection set follows it. */
export function writeSelections(
  draft: Draft,
  type: GraphQLCompositeType,
  place: Place,
  way: readonly Step[] = [],
): string {
  const { random } = draft;
  const heads: Head[] = [];
  // Beside a way there is less, since a way can be long.
  const count = 1 + random.below(way.length > 0 ? 2 : isObjectType(type) && type.name === 'Query' ? 3 : 4);
  const selections = Array.from({ length: count }, (_, index) =>
    index === 0 && way.length > 0 ? writeWay(draft, type, place, way) : writeSelection(draft, type, place, heads),
  );
  const repeatable = heads.filter((head) => head.type !== '');
  if (repeatable.length > 0 && random.chance(0.12)) {
    const head = random.pick(repeatable);
    const again = writeField(draft, head, draft.schema.getType(head.type) as GraphQLCompositeType);
    selections.push(random.chance(0.5) ? again : `...${writeDirectives(draft)} { ${again} }`);
  }
  return `{ ${selections.join(' ')} }`;
}

function writeSelection(draft: Draft, type: GraphQLCompositeType, place: Place, heads: Head[]): string {
  const { random } = draft;
  draft.selections -= 1;
  const kind = random.below(100);
  if (kind < 6) return `${writeAlias(draft)}__typename${writeDirectives(draft)}`;
  if (place.nesting < 3 && draft.selections > 0) {
    const inner = { ...place, nesting: place.nesting + 1 };
    if (kind < 20) return writeInlineFragment(draft, type, inner);
    if (kind < 30) return writeSpread(draft, type, inner);
  }
  const field = chooseField(draft, type, place);
  if (field === undefined) return `${writeAlias(draft)}__typename`;
  const head = writeHead(draft, field, place);
  heads.push(head);
  return writeField(draft, head, getNamedType(field.type) as GraphQLCompositeType);
}

/** Writes the next field of a way, and the rest of the way beneath it. */
function writeWay(draft: Draft, type: GraphQLCompositeType, place: Place, [step, ...rest]: readonly Step[]): string {
  const field = (type as GraphQLInterfaceType).getFields()[step!.field] as Field;
  const head = writeHead(draft, field, place, step!.argument);
  if (head.type === '') return head.text;
  const to = getNamedType(field.type) as GraphQLCompositeType;
  if (step!.on === undefined) return `${head.text} ${writeSelections(draft, to, head.place, rest)}`;
  const on = draft.schema.getType(step!.on) as GraphQLCompositeType;
  return `${head.text} { ... on ${on.name} ${writeSelections(draft, on, head.place, rest)} }`;
}

function writeField(draft: Draft, head: Head, type: GraphQLCompositeType): string {
  const text = `${head.text}${writeDirectives(draft)}`;
  return head.type === '' ? text : `${text} ${writeSelections(draft, type, head.place)}`;
}

function chooseField(draft: Draft, type: GraphQLCompositeType, place: Place): Field | undefined {
  const { random, selections } = draft;
  const fields = 'getFields' in type ? (Object.values(type.getFields()) as Field[]).filter(isInterpreted) : [];
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
  const others = fields.filter(
    (field) => !leaves.includes(field) && selections > 0 && isAffordable(draft, field, place),
  );
  const isPart = typeMapping(type)?.node === undefined;
  const preferred = random.chance(isPart ? 0.75 : 0.55) ? others : leaves;
  const choice = preferred.length > 0 ? preferred : [...leaves, ...others];
  return choice.length === 0 ? undefined : random.pick(choice);
}

/** The number of matches that a field adds to a statement. */
function matchesOf(mapping: FieldMapping | undefined): number {
  const kinds: readonly unknown[] = ['connection', 'countBy', 'countsBy', 'crossTabulation', 'rows'];
  if (kinds.includes(mapping?.kind)) return 2;
  return mapping?.kind === 'reference' || mapping?.kind === 'relation' ? 1 : 0;
}

function isAffordable(draft: Draft, field: Field, { levels, rows }: Place): boolean {
  const mapping = fieldMapping(field);
  if (mapping?.kind === 'rows' && rows * mapping.most({ first: 10 }) > 2 * maximumRows) return false;
  return draft.matches >= matchesOf(mapping) && (levels > 0 || mapping?.kind === 'pageInfo');
}

function writeHead(draft: Draft, field: Field, place: Place, wanted?: string): Head {
  const mapping = fieldMapping(field);
  const type = getNamedType(field.type);
  draft.matches -= matchesOf(mapping);
  const { text, size, node } = writeWith(wanted, draft, () => writeArguments(draft, mapping, field, place));
  const isNode = typeMapping(type)?.node !== undefined || type.name === 'Node';
  const levels = place.levels - (isNode ? 1 : 0);
  return {
    text: `${writeAlias(draft)}${field.name}${text}`,
    type: isLeafType(type) ? '' : type.name,
    place: { levels, rows: place.rows * size, nesting: 0, node },
  };
}

/** Writes again until the wanted argument is among the written ones. */
function writeWith(wanted: string | undefined, draft: Draft, write: () => WrittenArguments): WrittenArguments {
  const { matches } = draft;
  const variables = draft.variables.length;
  for (let attempt = 0; ; attempt += 1) {
    const written = write();
    if (wanted === undefined || attempt === 500 || new RegExp(`[(,] ?${wanted}: `).test(written.text)) return written;
    // The attempt is dropped, together with its variables.
    draft.variables.length = variables;
    draft.matches = matches;
  }
}

function writeArguments(draft: Draft, mapping: FieldMapping | undefined, field: Field, place: Place): WrittenArguments {
  const { node } = place;
  switch (mapping?.kind) {
    case 'connection':
      return writePage(draft, mapping, field, place);
    case 'countBy':
      return writeCounts(draft, mapping, field);
    case 'crossTabulation':
      return writePairs(draft, mapping, field);
    case 'countsBy':
      return writeCountPage(draft, mapping, field, place);
    case 'lookup':
    case 'nodeById':
    case 'nodesByIds':
      return writeRootArgument(draft, mapping, field);
    case 'relation':
      return { text: '', size: 1, node: (node && theOne(node, mapping.hops, mapping.target)) ?? undefined };
    case 'reference':
      return { text: '', size: 1, node: undefined };
    case 'rows': {
      const { text, values } = writeAuthorsArguments(draft, field, () => true);
      const size = mapping.list ? Math.max(1, mapping.most(values)) : 1;
      return { text: text.length === 0 ? '' : `(${text.join(', ')})`, size, node: undefined };
    }
    default:
      return { text: '', size: 1, node };
  }
}

function writeAlias(draft: Draft): string {
  const { random } = draft;
  if (random.chance(0.7)) return '';
  return `${random.chance(0.4) ? newName(draft, 'k') : random.pick(random.chance(0.8) ? aliases : oddAliases)}: `;
}

function writeDirectives(draft: Draft): string {
  const { random } = draft;
  if (random.chance(0.85)) return '';
  const directives = random.pick([['skip'], ['include'], ['skip', 'include'], ['include', 'skip']] as const);
  return directives
    .map((name) => ` @${name}(if: ${writeValue(draft, 'Boolean!', random.chance(0.7) === (name === 'include'))})`)
    .join('');
}

function writeInlineFragment(draft: Draft, type: GraphQLCompositeType, place: Place): string {
  const { random } = draft;
  const types = overlapping(draft, type);
  // A fragment on another type than that of the node has no answer.
  const apt = types.filter(({ name }) => place.node?.labels.has(name));
  const condition = random.chance(0.2) ? undefined : random.pick(apt.length > 0 && random.chance(0.6) ? apt : types);
  const on = condition === undefined ? '' : ` on ${condition.name}`;
  return `...${on}${writeDirectives(draft)} ${writeSelections(draft, condition ?? type, place)}`;
}

function writeSpread(draft: Draft, type: GraphQLCompositeType, place: Place): string {
  const { random, whole } = draft;
  const types = overlapping(draft, type);
  const usable = whole.filter(
    (fragment) =>
      types.some(({ name }) => name === fragment.type) &&
      fragment.place.rows >= place.rows &&
      fragment.matches <= draft.matches,
  );
  if (usable.length > 0 && random.chance(0.6)) {
    const fragment = random.pick(usable);
    draft.matches -= fragment.matches;
    return `...${fragment.name}${writeDirectives(draft)}`;
  }
  const condition = random.pick(types);
  const name = newName(draft, 'F');
  const before = draft.matches;
  const selections = writeSelections(draft, condition, place);
  draft.fragments.push(`fragment ${name} on ${condition.name} ${selections}`);
  whole.push({ name, type: condition.name, place, matches: before - draft.matches });
  return `...${name}${writeDirectives(draft)}`;
}

/** The types that a fragment within this type can name. */
function overlapping({ schema }: Draft, type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  const possible = (of: GraphQLCompositeType) => (isAbstractType(of) ? schema.getPossibleTypes(of) : [of]);
  const own = possible(type);
  return Object.values(schema.getTypeMap()).filter(
    (other): other is GraphQLCompositeType =>
      isCompositeType(other) && possible(other).some((one) => own.includes(one)),
  );
}
