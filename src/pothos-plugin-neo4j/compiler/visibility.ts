import type { NodeModel } from '../model/define.ts';
import type { Piece } from './cypher.ts';

/** Who sees a node: a Cypher condition on `self`; true for everybody, false for nobody. */
export type Visible = Piece | boolean;

/** A rule about who sees the nodes of a label. */
export interface VisibleRule {
  readonly model: NodeModel;
  /** False if only some of the matched nodes have the label of the rule. The rule then applies to those only. */
  readonly isForAll: boolean;
}

/** Who sees which nodes, in one request. */
export interface Visibility {
  /** The rules for nodes that are matched by a label. */
  readonly rulesFor: (model: NodeModel) => readonly VisibleRule[];
  /** The condition of a rule in this request. */
  readonly of: (model: NodeModel) => Visible;
}
