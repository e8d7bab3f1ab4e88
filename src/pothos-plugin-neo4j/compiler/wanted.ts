import { constraintFor, indexFor, indexForOrder, type SchemaStatement } from '../model/cypher.ts';
import { isUnique, type NodeModel, sortKeyOf } from '../model/define.ts';
import type { RelationshipModel } from '../model/relationship.ts';
import { servingLabel } from './pattern.ts';
import type { Predicate, Query, Variable } from './plan-node.ts';

/** Collects the constraints and indexes of a model that serve one statement, while the statement is printed. */
export class Wanted {
  /** By text, each once, in the order in which the statement needs them. */
  readonly #statements = new Map<string, SchemaStatement>();

  /** Notes the constraint for a look-up of a node by a unique property. */
  lookup(model: NodeModel, property: string): void {
    this.#note(constraintFor(model, property, servingLabel(model, property)));
  }

  /** Notes the constraints for conditions that look up a node. */
  conditions(model: NodeModel, node: Variable, where: readonly Predicate[]): void {
    for (const name of soughtBy(node, where)) if (isUnique(model, name)) this.lookup(model, name);
  }

  /** Notes the indexes for conditions that look up relationships. */
  relationships(model: RelationshipModel, relationship: Variable | undefined, where: readonly Predicate[]): void {
    for (const name of soughtBy(relationship, where)) {
      if (model.indexes.includes(name)) this.#note(indexFor(model, name));
    }
  }

  /** Notes the index for the order of a list of all nodes of a label. */
  order({ match, order: [first] }: Query): void {
    if (match.kind !== 'label' || first?.property.of !== match.node) return;
    const { model } = match;
    const { name } = first.property;
    const order = model.orders.find((one) => sortKeyOf(model.properties, one) === name);
    if (order !== undefined) this.#note(indexForOrder(model, order));
    else if (name === model.key && model.keyLabel === model.label) this.lookup(model, name);
  }

  statements(): readonly SchemaStatement[] {
    return [...this.#statements.values()];
  }

  #note(statements: readonly SchemaStatement[]): void {
    for (const statement of statements) this.#statements.set(statement.text, statement);
  }
}

/** The properties of a variable that conditions compare with `=` or `IN`. */
function soughtBy(of: Variable | undefined, where: readonly Predicate[]): readonly string[] {
  return where.flatMap((predicate) => {
    if (of === undefined || predicate.kind !== 'compare' || predicate.left.of !== of) return [];
    return predicate.operator === '=' || predicate.operator === 'IN' ? [predicate.left.name] : [];
  });
}
