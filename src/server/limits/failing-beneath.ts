import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
  typeFromAST,
} from 'graphql';

type About = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues' | 'fieldNodes' | 'returnType'>;

/**
 * How many errors an executor makes beneath each object of a field before it calls any resolver. A variable with a default fits where no
 * null may stand, and may be null: the executor refuses its directive or its field for each object anew, and nobody whom it asks
 * hears of it.
 */
export class FailingBeneath {
  readonly #counts = new Map<FieldNode, number>();
  #canFail: boolean | undefined;

  of(info: About): number {
    this.#canFail ??= Object.values(info.variableValues).includes(null);
    const [first] = info.fieldNodes;
    if (!this.#canFail || first === undefined) return 0;
    let count = this.#counts.get(first);
    if (count === undefined) {
      count = countIn(info);
      this.#counts.set(first, count);
    }
    return count;
  }
}

/** Fragments count for all types, so that it may be more than there are. */
function countIn({ schema, fragments, variableValues, fieldNodes, returnType }: About): number {
  const spread = new Set<string>();
  const inSet = (type: GraphQLNamedType, { selections }: SelectionSetNode): number =>
    selections.reduce((sum, selection) => sum + inSelection(type, selection), 0);
  const inSelection = (type: GraphQLNamedType, selection: SelectionNode): number => {
    if (hasWrongDirective(selection, variableValues)) return 1;
    if (selection.kind === Kind.FIELD) return hasWrongArguments(type, selection, variableValues) ? 1 : 0;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      if (spread.has(selection.name.value)) return 0;
      spread.add(selection.name.value);
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    const on = fragment?.typeCondition && typeFromAST(schema, fragment.typeCondition);
    return fragment === undefined ? 0 : inSet(on ?? type, fragment.selectionSet);
  };
  const type = getNamedType(returnType);
  return fieldNodes.reduce((sum, { selectionSet }) => sum + (selectionSet ? inSet(type, selectionSet) : 0), 0);
}

const hasWrongDirective = (node: SelectionNode, variableValues: About['variableValues']): boolean =>
  node.directives !== undefined &&
  node.directives.length > 0 &&
  isRefused(() => {
    getDirectiveValues(GraphQLSkipDirective, node, variableValues);
    getDirectiveValues(GraphQLIncludeDirective, node, variableValues);
  });

function hasWrongArguments(type: GraphQLNamedType, node: FieldNode, variableValues: About['variableValues']): boolean {
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  const field = fields[node.name.value] ?? TypeNameMetaFieldDef;
  return field.args.length > 0 && isRefused(() => getArgumentValues(field, node, variableValues));
}

function isRefused(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch {
    return true;
  }
}
