import type { NodeModel, PropertyType, StoredAt } from '../model/define.ts';
import type { Marker } from './cypher.ts';
import type { Hop } from './mapping.ts';
import type { Derived } from './request-values.ts';
import type { ParameterType } from './statement.ts';

/** A variable for a node, a relationship or a value. It gets its name when the statement is printed. */
export interface Variable {
  readonly stands: 'node' | 'relationship' | 'value';
}

/** A parameter of a statement. Each request has its own value. */
export interface Binding {
  readonly type: ParameterType;
  readonly list: boolean;
  readonly value: Derived<unknown>;
}

/** A property of a variable. */
export interface PropertyOf {
  readonly of: Variable;
  /** Its name in the model. */
  readonly name: string;
  /** Where the database stores it; `itself` if the variable is the value. */
  readonly stored: StoredAt | 'itself';
  readonly type: PropertyType;
  readonly list: boolean;
  /** Whether it can have numbers that `Int` and `Float` of GraphQL cannot hold. */
  readonly isWide: boolean;
  /** If given, only so many characters of a text are read. */
  readonly characters?: number | undefined;
  /** Whether an instant is converted to UTC, so that its offset does not matter. */
  readonly inUtc?: boolean;
}

/** A condition on a row. */
export type Predicate =
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Predicate[] }
  | { readonly kind: 'not'; readonly operand: Predicate }
  | {
      readonly kind: 'compare';
      readonly left: PropertyOf;
      readonly operator: '=' | '<>' | '<' | '>' | '<=' | '>=' | 'IN' | 'CONTAINS' | 'STARTS WITH';
      readonly right: Binding;
    }
  /**
   * Compares a text by code point with a text that has characters above U+D7FF, for which the database has two orders. `astral`
   * are the positions of its characters above U+FFFF, `high` those of its other characters above U+D7FF.
   */
  | {
      readonly kind: 'compareTexts';
      readonly left: PropertyOf;
      readonly operator: '<' | '>' | '<=' | '>=';
      readonly right: Binding;
      readonly astral: Binding;
      readonly high: Binding;
    }
  | { readonly kind: 'isNaN'; readonly operand: PropertyOf }
  /** Whether a text matches a regular expression, after letters of the list `from` are replaced by those of `to`. */
  | {
      readonly kind: 'matches';
      readonly left: PropertyOf;
      readonly pattern: Binding;
      readonly letters: Readonly<Record<'from' | 'to', Binding>>;
    }
  /** Whether a list holds one value, or some or every one of several. */
  | {
      readonly kind: 'holds';
      readonly list: PropertyOf;
      readonly quantifier: 'one' | 'any' | 'all';
      readonly right: Binding;
    }
  /** With `join`, the condition can be printed as a match of its own. A search can start there: from one node, or from few. */
  | { readonly kind: 'exists'; readonly query: Tally; readonly join?: 'one' | 'few' | undefined }
  /** Whether a node carries one of several labels. */
  | { readonly kind: 'labels'; readonly node: Variable; readonly labels: readonly string[] }
  | { readonly kind: 'isNull' | 'isNotNull'; readonly operand: PropertyOf }
  | { readonly kind: 'literal'; readonly value: boolean };

/** Where rows come from. */
export type Match =
  | { readonly kind: 'label'; readonly node: Variable; readonly model: NodeModel }
  | {
      readonly kind: 'hops';
      readonly from: Variable;
      readonly hops: readonly Hop[];
      readonly node: Variable;
      /** The relationship of the last hop, if something is read from it. */
      readonly relationship: Variable | undefined;
      /** Whether the only hop can be taken any number of times, including none. */
      readonly repeated?: boolean;
    }
  | {
      readonly kind: 'key';
      readonly node: Variable;
      readonly model: NodeModel;
      readonly property: string;
      readonly value: Binding | PropertyOf;
    }
  | {
      readonly kind: 'keys';
      readonly node: Variable;
      readonly model: NodeModel;
      readonly property: string;
      readonly values: Binding | PropertyOf;
    }
  /** Nodes of several labels, each found by keys of its own. */
  | { readonly kind: 'either'; readonly node: Variable; readonly choices: readonly Extract<Match, { kind: 'keys' }>[] }
  /** Each relationship of a list. The node is matched already. */
  | { readonly kind: 'each'; readonly list: Variable; readonly node: Variable; readonly relationship: Variable }
  /** Cypher of the author. It returns the node, and a map instead of a relationship. */
  | {
      readonly kind: 'custom';
      readonly from: readonly Variable[];
      readonly written: Written;
      readonly node: Variable;
      readonly model: NodeModel;
      readonly relationship: Variable;
    };

/** The visibility rule of an author for a node. A text stands before each hole and after the last. */
export interface VisibleCondition {
  readonly texts: readonly string[];
  readonly holes: readonly (Marker | Binding)[];
  /** The label that a node must have for the rule to apply, if other nodes can be matched too. */
  readonly label: string | undefined;
  /** Names that the rule may introduce. They must differ from the names around it. */
  readonly names: readonly string[];
  /** Adds its cost, each time that it is printed. */
  readonly spend: () => void;
}

/** The visibility conditions of the nodes of a label. */
export type Seeing = (model: NodeModel) => readonly VisibleCondition[];

/** The visibility conditions of a node that has this name in the text. */
export interface VisibleHole {
  readonly conditions: readonly VisibleCondition[];
  readonly of: string;
}

/** A piece of Cypher whose holes are filled: one text more than there are holes. */
export interface Written {
  readonly texts: readonly string[];
  readonly holes: readonly (Variable | Binding | VisibleHole)[];
}

export interface OrderBy {
  readonly property: PropertyOf;
  readonly direction: 'ASC' | 'DESC';
}

/** The labels for which a value is read. Other nodes do not need it. */
export interface Guard {
  readonly node: Variable;
  readonly labels: readonly string[];
}

/** One value of a row. */
export interface Column {
  readonly expression: Expression;
  readonly guard: Guard | undefined;
}

export type Expression =
  | { readonly kind: 'property'; readonly property: PropertyOf }
  /** An integer as text, so that JavaScript does not round it. */
  | { readonly kind: 'digits'; readonly property: PropertyOf }
  /** Whether there is a node. No property tells this, since a node can lack each of them. */
  | { readonly kind: 'isThere'; readonly node: Variable }
  /** All labels of a node, which tell its type if there are many types: a `CASE` with as many branches takes longer to plan. */
  | { readonly kind: 'labels'; readonly node: Variable }
  /** The place in a list of the first label that a node carries, or null. */
  | { readonly kind: 'firstLabel'; readonly node: Variable; readonly labels: readonly string[] }
  | { readonly kind: 'rows'; readonly query: Query }
  /** The first value that Cypher of the author returns, or all values. */
  | {
      readonly kind: 'computed';
      readonly from: readonly Variable[];
      readonly written: Written;
      readonly value: Variable;
      readonly type: ParameterType;
      readonly list: boolean;
    }
  | { readonly kind: 'count'; readonly query: Tally }
  | { readonly kind: 'exists'; readonly query: Tally }
  | { readonly kind: 'counts'; readonly query: Counts }
  | { readonly kind: 'crossTabulation'; readonly query: CrossTabulation }
  | { readonly kind: 'countPage'; readonly query: CountPage };

/** A node that is found from the row. Its values are in the same row. */
export interface Join {
  readonly match: Match;
  /** Whether at most one node can be found. Otherwise the first by key is taken. */
  readonly certain: boolean;
  readonly key: PropertyOf;
  readonly guard: Guard | undefined;
}

/** The values of one row, in order, and the joins they read from. */
export interface Row {
  readonly joins: readonly Join[];
  readonly columns: readonly Column[];
}

/**
 * Groups the rows of one node: `list` has all relationships to it in an order, and `relationship` is the first of them. The
 * conditions `where` apply to that one.
 */
export interface Grouping {
  readonly node: Variable;
  readonly relationship: Variable;
  /** The order of the relationships to one node. */
  readonly by: readonly OrderBy[];
  /** The list; or the key of its first relationship, if nothing else of the list is read. */
  readonly list: Variable;
  readonly isOfKeys: boolean;
  readonly where: readonly Predicate[];
}

/** A list of rows: matched, grouped, ordered, limited, and then projected to columns. */
export interface Query {
  readonly match: Match;
  readonly where: readonly Predicate[];
  readonly grouping?: Grouping | undefined;
  readonly distinct: boolean;
  readonly order: readonly OrderBy[];
  readonly limit: Binding | undefined;
  readonly row: Row;
}

/** Rows that are only counted, or whose existence is checked. */
export interface Tally {
  readonly match: Match;
  readonly where: readonly Predicate[];
  readonly grouping?: Grouping | undefined;
  readonly distinct: boolean;
}

/** Optional matches, one after the other. */
type Steps = readonly { readonly match: Match; readonly where: readonly Predicate[] }[];

/** The value by which nodes are counted: their property, a property at the end of `steps`, or the nodes there. */
export type CountedValue =
  | { readonly kind: 'property'; readonly steps: Steps; readonly property: PropertyOf }
  | { readonly kind: 'node'; readonly steps: Steps; readonly key: PropertyOf };

/**
 * The number of nodes for each value of a dimension. A row has the columns of `row`, then the averages of properties of these
 * nodes, then the key of the value, then the number. A node from which `steps` find nothing counts for no value.
 */
export interface Counts {
  readonly match: Match;
  readonly where: readonly Predicate[];
  /** Whether a node can be found several times and must count once. */
  readonly distinct: boolean;
  readonly by: CountedValue;
  readonly averages: readonly PropertyOf[];
  readonly first: 'count' | 'key';
  readonly limit: Binding;
  readonly row: Row;
}

/** The number of nodes for each pair of values. A row is the same, with the keys of both values before the number. */
export interface CrossTabulation extends Omit<Counts, 'by'> {
  readonly by: readonly [row: CountedValue, column: CountedValue];
}

/**
 * A page of such numbers, in one row: the number of values, the positions where the values between two keys start and end (null
 * for a key that no value has), and the values of the page.
 */
export interface CountPage extends Omit<Counts, 'limit'> {
  readonly cut: Readonly<Record<'after' | 'before' | 'first' | 'last', Binding | undefined>>;
  /** Whether the values of the page are read. */
  readonly hasRows: boolean;
}

/** A whole statement: the rows of a root field, and further values such as the total. */
export interface Plan {
  /** Undefined if no row is read. */
  readonly query: Query | undefined;
  /** Values after the columns of the row, in every record. Even an empty page has one record with them. */
  readonly extras: readonly Expression[];
  /**
   * The index of the extra that is the total, if the page and the total are cut from one list of all rows. That is faster if the
   * conditions are expensive and the page is the start of the list.
   */
  readonly sizeOfList?: number | undefined;
}
