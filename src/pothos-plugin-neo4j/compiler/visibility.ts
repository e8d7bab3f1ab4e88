import type { NodeModel } from '../model/define.ts';
import type { Piece } from './cypher.ts';

/** What must hold of a node for whoever asks to see it, where `self` is the node; or whether all such nodes are seen, or none. */
export type Visible = Piece | boolean;

/** A rule about who sees the nodes of a label. */
export interface VisibleRule {
  readonly model: NodeModel;
  /** Where only some of the nodes that are matched carry the label, the rule is asked of those alone. */
  readonly isForAll: boolean;
}

/** Who sees which nodes, in one request. */
export interface Visibility {
  /** The rules for nodes that are matched as those of a label. */
  readonly rulesFor: (model: NodeModel) => readonly VisibleRule[];
  /** The rule for this request. */
  readonly of: (model: NodeModel) => Visible;
}
