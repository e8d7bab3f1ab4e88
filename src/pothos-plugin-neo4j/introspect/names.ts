/** `ACTED_IN`, `acted-in` and `ActedIn` as `actedIn`; undefined if no letter of a to z and no digit is left. */
export function camelCase(name: string): string | undefined {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const words = plain.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const cased = words.map((word, index) => {
    const small = /^[A-Z0-9]+$/.test(word) ? word.toLowerCase() : word;
    return index === 0 ? small.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase()) : capitalized(small);
  });
  const joined = cased.join('');
  return /^[0-9]/.test(joined) ? `_${joined}` : joined;
}

export const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A regular English plural; undefined if the word already looks like one. */
export function pluralOf(name: string): string | undefined {
  if (/[Pp]erson$/.test(name)) return name.replace(/erson$/, 'eople');
  if (/(ss|x|ch|sh)$/.test(name)) return `${name}es`;
  if (/s$/.test(name)) return undefined;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return `${name}s`;
}

/** `films` for `Film`, `allSeries` for `Series`. */
export function listName(label: string): string {
  const single = camelCase(label) ?? 'node';
  return pluralOf(single) ?? `all${capitalized(single)}`;
}

/** Whether a name is valid in GraphQL. Names that begin with two underscores are reserved. */
export const isGraphQLName = (name: string): boolean => /^(?!__)[_A-Za-z][_0-9A-Za-z]*$/.test(name);

/** Gives each name once. A name that is taken gets a number. */
export class Names {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** The first of some names that is free; otherwise the last of them with a number. */
  take(...wanted: readonly [string, ...string[]]): string {
    let name = wanted.find((one) => !this.#taken.has(one));
    const last = wanted.at(-1)!;
    for (let number = 2; name === undefined; number += 1) {
      if (!this.#taken.has(`${last}${number}`)) name = `${last}${number}`;
    }
    this.#taken.add(name);
    return name;
  }
}

/** Words that cannot be the name of a constant in a module. */
export const reservedWords: readonly string[] = (
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
  'finally for function if implements import in instanceof interface let new null package private protected public return ' +
  'static super switch this throw true try typeof undefined var void while with yield'
).split(' ');
