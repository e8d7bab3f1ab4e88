import type { GraphQLInputType } from 'graphql';
import { type Draft, newName } from './draft.ts';

/** A value of GraphQL. Enum values have a class of their own, since they look like text in variables. */
export type Written =
  | string
  | number
  | boolean
  | null
  | Word
  | Verbatim
  | readonly Written[]
  | { readonly [name: string]: Written };

/** A value of an enum. */
export class Word {
  readonly word: string;

  constructor(word: string) {
    this.word = word;
  }
}

/** A value that is already GraphQL source, such as a variable. */
export class Verbatim {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export function literal(value: Written): string {
  if (value instanceof Word) return value.word;
  if (value instanceof Verbatim) return value.text;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value as { readonly [name: string]: Written });
  return `{${fields.map(([name, item]) => `${name}: ${literal(item)}`).join(', ')}}`;
}

/** The same value in variables. */
function asVariable(value: Written): unknown {
  if (value instanceof Word) return value.word;
  if (Array.isArray(value)) return value.map(asVariable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value as object).map(([name, item]) => [name, asVariable(item)]));
}

/** Writes a value as a literal or as a variable: a new one, or one that has this value already. */
export function writeValue(draft: Draft, type: GraphQLInputType | string, value: Written): string {
  const { random } = draft;
  return random.chance(0.5) ? literal(value) : writeVariable(draft, String(type), value);
}

export function writeVariable(draft: Draft, type: string, value: Written): string {
  const { random, variables } = draft;
  const travels = asVariable(value);
  const known = variables.find(
    (variable) => variable.type === type && JSON.stringify(variable.value) === JSON.stringify(travels),
  );
  if (known !== undefined && random.chance(0.5)) return `$${known.name}`;
  const name = newName(draft, 'v');
  const nullable = type.replace(/!$/, '');
  const form = random.pick(['given', 'required', 'default'] as const);
  if (form === 'default' && value !== null) {
    // With a default, the variable is allowed where null is not.
    variables.push({ name, type, definition: `$${name}: ${nullable} = ${literal(value)}`, value: undefined });
  } else {
    const declared = form === 'required' && value !== null ? `${nullable}!` : type;
    variables.push({ name, type, definition: `$${name}: ${declared}`, value: travels });
  }
  return `$${name}`;
}

/** A variable that is declared and has no value: its argument counts as absent. */
export function writeAbsent(draft: Draft, type: GraphQLInputType): string {
  const name = newName(draft, 'v');
  draft.variables.push({ name, type: String(type), definition: `$${name}: ${type}`, value: undefined });
  return `$${name}`;
}
