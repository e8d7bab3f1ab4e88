import type { NodeModel } from '../model/define.ts';
import { quoteName } from '../model/quote-name.ts';
import type { RelationshipModel } from '../model/relationship.ts';
import type { Parameter, ParameterType } from './statement.ts';

/** A placeholder in a piece of Cypher for a variable, which gets its name when the statement is printed. */
export class Marker {
  readonly name: 'self' | 'link' | 'found' | 'known' | 'value';

  constructor(name: Marker['name']) {
    this.name = name;
  }
}

/** The node that has the field. */
export const self = new Marker('self');
/** In a field of an edge: the relationship. In a field of a row: the map `known` of the node. */
export const link = new Marker('link');
/** A node that the Cypher finds. The Cypher ends in `RETURN x AS ${found}, {…} AS ${known}`. */
export const found = new Marker('found');
/** A map of values that are returned with the node. Its keys are the properties of the option `knows`. */
export const known = new Marker('known');

/** The value of a field. Its Cypher ends in `RETURN … AS ${value}`. */
export const value = new Marker('value');

/** A value in a piece of Cypher. It is sent as a parameter. */
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

/** A value for a piece of Cypher, sent as a parameter of a type. Give dates and times as ISO 8601 text. */
export const parameter = (type: ParameterType, value: unknown): Value => new Value(type, value);

/** A placeholder for the visibility rule of a node that Cypher of an author names. */
export class Seen {
  readonly model: NodeModel;
  readonly name: string;

  constructor(model: NodeModel, name: string) {
    this.model = model;
    this.name = name;
  }
}

/**
 * A condition for Cypher of the author: whether the user may see the node with this name in the text. For a path, write
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

/** The values that a piece of Cypher can interpolate. A model is printed as its label or type, several models as `A|B`. */
export type Hole =
  | Marker
  | Value
  | Seen
  | Piece
  | NodeModel
  | RelationshipModel
  | readonly (NodeModel | RelationshipModel)[];

/** A piece of Cypher that the author of a schema wrote: its texts, and the interpolated values between them. */
export class Piece {
  /** One text more than there are holes. */
  readonly texts: readonly string[];
  readonly holes: readonly (Marker | Value | Seen)[];

  constructor(texts: readonly string[], holes: readonly (Marker | Value | Seen)[]) {
    this.texts = texts;
    this.holes = holes;
  }
}

/**
 * A template literal for Cypher. Values of a request need `parameter`. An interpolated string would become part of the
 * statement, so the types and this function refuse it.
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
      throw new TypeError(`Cypher cannot interpolate ${JSON.stringify(model)}. Use parameter(type, value) for values.`);
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

/** Whether two pieces differ only in values, so that both can use the statement of one. */
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
