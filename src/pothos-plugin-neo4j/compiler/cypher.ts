import type { NodeModel, RelationshipModel } from '../model/define.ts';
import { quoteName } from '../model/quote-name.ts';
import type { Parameter, ParameterType } from './statement.ts';

/** Stands in a piece of Cypher for a variable that only the printer can name. */
export class Marker {
  readonly name: 'self' | 'link' | 'found' | 'known' | 'value';

  constructor(name: Marker['name']) {
    this.name = name;
  }
}

/** The node whose field it is. */
export const self = new Marker('self');
/** For a field of an edge or of a row: the relationship, or the values known with the node. */
export const link = new Marker('link');
/** The node that is found: `RETURN x AS ${found}, {} AS ${known}` ends a source. */
export const found = new Marker('found');
/** A map of what is known of how it was found; its keys are the properties of the source's `knows`. */
export const known = new Marker('known');

/** The value of a field: `RETURN … AS ${value}` ends its Cypher. */
export const value = new Marker('value');

/** A value in a piece of Cypher: it travels as a parameter. */
class Value implements Parameter {
  readonly type: ParameterType;
  readonly list: boolean;
  readonly value: unknown;

  constructor(type: ParameterType, value: unknown) {
    this.type = type;
    this.list = Array.isArray(value);
    this.value = value;
  }
}

/** Puts a value into a piece of Cypher as a parameter of a type; a date as ISO 8601 text. */
export const parameter = (type: ParameterType, value: unknown): Value => new Value(type, value);

/** Stands for the visibility rule of a node that Cypher of an author names. */
export class Seen {
  readonly model: NodeModel;
  readonly name: string;

  constructor(model: NodeModel, name: string) {
    this.model = model;
    this.name = name;
  }
}

/**
 * A condition for Cypher of the author: the user may see the node with this name in the text. For a path, write
 * `all(x IN nodes(path) WHERE ${visible(model, 'x')})`.
 */
export function visible(model: NodeModel, name: string): Seen {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw new TypeError(
      `visible(${model.label}, …) takes the name of a node in the Cypher around it, not ${JSON.stringify(name)}.`,
    );
  }
  return new Seen(model, name);
}

/** The values that a piece of Cypher can interpolate. A label or type of a model is printed by its name, several as `A|B`. */
export type Hole =
  | Marker
  | Value
  | Seen
  | Piece
  | NodeModel
  | RelationshipModel
  | readonly (NodeModel | RelationshipModel)[];

/** A piece of Cypher that the author of a schema wrote: texts, and the interpolated values between them. */
export class Piece {
  /** One more than there are holes. */
  readonly texts: readonly string[];
  readonly holes: readonly (Marker | Value | Seen)[];

  constructor(texts: readonly string[], holes: readonly (Marker | Value | Seen)[]) {
    this.texts = texts;
    this.holes = holes;
  }
}

/**
 * Cypher with holes. A value of a request can only come in by `parameter`; a text in a hole is refused, here and by the
 * types, since it would become part of the statement.
 */
export function cypher(texts: TemplateStringsArray, ...holes: readonly Hole[]): Piece {
  const parts: string[] = [texts[0]!];
  const kept: (Marker | Value | Seen)[] = [];
  const write = (text: string) => {
    parts[parts.length - 1] += text;
  };
  for (const [index, hole] of holes.entries()) {
    if (hole instanceof Marker || hole instanceof Value || hole instanceof Seen) {
      kept.push(hole);
      parts.push('');
    } else if (hole instanceof Piece) {
      write(hole.texts[0]!);
      for (const [place, inner] of hole.holes.entries()) {
        kept.push(inner);
        parts.push(hole.texts[place + 1]!);
      }
    } else write(namesOf(hole));
    write(texts[index + 1]!);
  }
  return new Piece(parts, kept);
}

function namesOf(hole: unknown): string {
  const models = (Array.isArray(hole) ? hole : [hole]) as readonly unknown[];
  return models
    .map((model) => {
      const name = typeof model === 'object' && model !== null ? nameOf(model) : undefined;
      if (name !== undefined) return quoteName(name);
      throw new TypeError(
        `A hole in Cypher holds ${JSON.stringify(model)}. Put values in with parameter(type, value).`,
      );
    })
    .join('|');
}

function nameOf(model: object): string | undefined {
  if ('label' in model && typeof model.label === 'string') return model.label;
  return 'type' in model && typeof model.type === 'string' && 'from' in model ? model.type : undefined;
}

/** A piece of the same shape without the values of a request. */
export function withoutValues({ texts, holes }: Piece): Piece {
  return new Piece(
    texts,
    holes.map((hole) => (hole instanceof Value ? new Value(hole.type, hole.list ? [] : null) : hole)),
  );
}

/** True where two pieces differ in nothing but values, so that a statement made of one serves the other. */
export function isSameShape(one: Piece, other: Piece): boolean {
  return (
    one.texts.length === other.texts.length &&
    one.texts.every((text, index) => text === other.texts[index]) &&
    one.holes.every((hole, index) => isSameHole(hole, other.holes[index]!))
  );
}

function isSameHole(one: Piece['holes'][number], other: Piece['holes'][number]): boolean {
  if (one instanceof Value) return other instanceof Value && one.type === other.type && one.list === other.list;
  if (one instanceof Seen) return other instanceof Seen && one.model === other.model && one.name === other.name;
  return one === other;
}

/** Writes the Cypher of a field for its arguments. */
export type Write = (args: Readonly<Record<string, unknown>>) => Piece;
