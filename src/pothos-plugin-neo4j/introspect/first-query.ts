import { parse, print } from 'graphql';
import { ancestryOf, type Draft, type DraftNode } from './draft.ts';
import { nameFields, type TypeFields } from './field-names.ts';
import { rootFieldsOf } from './root-names.ts';

/**
 * A query to begin with: a page of one label, with a page of what is most often related to it. Undefined if the schema of a
 * draft has no connection between types with properties.
 */
export function firstQueryOf(draft: Draft): string | undefined {
  const fields = nameFields(draft);
  const [found] = draft.nodes
    .flatMap((node) => candidatesOf(node, fields))
    .sort((one, other) => other.count - one.count);
  if (found === undefined) return undefined;
  const { list } = rootFieldsOf(draft.nodes).get(found.node)!;
  const page = `${found.relation}(first: 2) { totalCount nodes { ${found.related} } }`;
  return print(parse(`{ ${list}(first: 3) { totalCount nodes { ${found.own} ${page} } } }`));
}

interface Candidate {
  readonly node: DraftNode;
  readonly own: string;
  readonly relation: string;
  readonly related: string;
  readonly count: number;
}

function candidatesOf(node: DraftNode, fields: ReadonlyMap<DraftNode, TypeFields>): readonly Candidate[] {
  const own = aProperty(node, fields);
  if (own === undefined) return [];
  return fields.get(node)!.relations.flatMap(({ name, relationship, direction, isOne }): readonly Candidate[] => {
    const related = aProperty(direction === 'out' ? relationship.to : relationship.from, fields);
    return isOne || related === undefined ? [] : [{ node, own, relation: name, related, count: relationship.count }];
  });
}

/** The field of a property that tells readers most: a name or title, otherwise the first. */
function aProperty(node: DraftNode, fields: ReadonlyMap<DraftNode, TypeFields>): string | undefined {
  const all = ancestryOf(node).flatMap((one) => fields.get(one)!.properties);
  return (all.find(({ property }) => /name|title/i.test(property)) ?? all[0])?.name;
}
