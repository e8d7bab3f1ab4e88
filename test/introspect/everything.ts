import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';

/**
 * A query for each root list of a written schema: its total and its first nodes, with every property, every relation and the total
 * of every list. The key is the type of the nodes.
 */
export function questionsOf(schema: GraphQLSchema) {
  const questions = new Map<string, { readonly field: string; readonly question: string }>();
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const nodes = nodesOf(field);
    if (nodes === undefined) continue;
    const asked = `totalCount nodes { __typename ${partsOf(nodes).join(' ')} }`;
    questions.set(nodes.name, { field: field.name, question: `{ ${field.name}(first: 3) { ${asked} } }` });
  }
  return questions;
}

/** The type of the nodes of a connection; undefined for other fields. */
function nodesOf({ type }: GraphQLField<unknown, unknown>) {
  const connection = getNamedType(type);
  const nodes = isObjectType(connection) && connection.name.endsWith('Connection') && connection.getFields()['nodes'];
  const node = nodes ? getNamedType(nodes.type) : undefined;
  return isObjectType(node) || isInterfaceType(node) ? node : undefined;
}

function partsOf(type: Pick<GraphQLObjectType, 'getFields'>): readonly string[] {
  return Object.values(type.getFields()).map((field) => {
    if (isLeafType(getNamedType(field.type))) return field.name;
    return nodesOf(field) ? `${field.name} { totalCount }` : `${field.name} { __typename }`;
  });
}
