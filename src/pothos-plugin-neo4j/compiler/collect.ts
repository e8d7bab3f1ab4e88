import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

/** The parts of an operation that decide which fields it selects. */
export interface CollectContext {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** The selection of a document on one object type: for each response key, its field nodes in order. */
export type Selection = ReadonlyMap<string, readonly FieldNode[]>;

/** The selection where the fields cannot be determined. */
export const unreadable: Selection = new Map();

/**
 * CollectFields of the GraphQL specification for one object type, over the selection sets of all nodes of a field
 * (MergeSelectionSets). Every named fragment is expanded once. `note` is told of each selection set that is looked at.
 */
export function collectFields(
  context: CollectContext,
  type: GraphQLObjectType,
  nodes: readonly { readonly selectionSet?: SelectionSetNode | undefined }[],
  note: (selectionSet: SelectionSetNode) => void = () => {},
): Selection {
  const selection = new Map<string, FieldNode[]>();
  const visitedFragments = new Set<string>();
  try {
    for (const { selectionSet } of nodes) {
      if (selectionSet !== undefined) collectInto(context, type, selectionSet, selection, visitedFragments, note);
    }
  } catch {
    // A directive's variable is null. GraphQL reports it for each object whose selection set this is, so nothing is read.
    return unreadable;
  }
  return selection;
}

function collectInto(
  context: CollectContext,
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  selection: Map<string, FieldNode[]>,
  visitedFragments: Set<string>,
  note: (selectionSet: SelectionSetNode) => void,
): void {
  note(selectionSet);
  for (const node of selectionSet.selections) {
    if (!shouldInclude(context, node)) continue;
    if (node.kind === Kind.FIELD) {
      const responseKey = node.alias?.value ?? node.name.value;
      const nodes = selection.get(responseKey);
      if (nodes === undefined) selection.set(responseKey, [node]);
      else nodes.push(node);
      continue;
    }
    const fragment = fragmentOf(context, node, visitedFragments);
    if (fragment !== undefined && applies(context, fragment, type)) {
      collectInto(context, type, fragment.selectionSet, selection, visitedFragments, note);
    }
  }
}

function fragmentOf(
  context: CollectContext,
  node: InlineFragmentNode | FragmentSpreadNode,
  visitedFragments: Set<string>,
): InlineFragmentNode | FragmentDefinitionNode | undefined {
  if (node.kind === Kind.INLINE_FRAGMENT) return node;
  const name = node.name.value;
  if (visitedFragments.has(name)) return undefined;
  visitedFragments.add(name);
  return context.fragments[name];
}

function applies(
  context: CollectContext,
  fragment: InlineFragmentNode | FragmentDefinitionNode,
  type: GraphQLObjectType,
): boolean {
  if (fragment.typeCondition === undefined) return true;
  const condition = typeFromAST(context.schema, fragment.typeCondition);
  return condition === type || (isAbstractType(condition) && context.schema.isSubType(condition, type));
}

function shouldInclude(context: CollectContext, node: SelectionNode): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  if (getDirectiveValues(GraphQLSkipDirective, node, context.variableValues)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, context.variableValues)?.['if'] !== false;
}
