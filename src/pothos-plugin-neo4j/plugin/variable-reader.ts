import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/**
 * Reads the variables of a request, as `getVariableValues` of graphql-js does. Undefined where that has errors. It is made once
 * for an operation: graphql-js finds the type of each variable for each request.
 */
export type VariableReader = (given: Values) => Values | undefined;

export function variableReader(schema: GraphQLSchema, operation: OperationDefinitionNode): VariableReader {
  const variables = (operation.variableDefinitions ?? []).map((node) => variableOf(schema, node));
  return (given) => {
    const values: Record<string, unknown> = Object.create(null);
    for (const variable of variables) {
      const { name, isRequired, otherwise } = variable;
      if (Object.hasOwn(given, name)) {
        const value = coerced(variable, given[name]);
        if (value === invalid) return undefined;
        values[name] = value;
      } else if (otherwise !== undefined) values[name] = otherwise.value;
      else if (isRequired) return undefined;
    }
    return { ...values };
  };
}

const invalid = Symbol('invalid');

function coerced({ type, isRequired }: Variable, value: unknown): unknown {
  if (type === undefined || (value === null && isRequired)) return invalid;
  let isValid = true;
  const refuse = () => {
    isValid = false;
  };
  const read: unknown = coerceInputValue(value, type, refuse);
  return isValid ? read : invalid;
}

interface Variable {
  readonly name: string;
  /** Undefined if the type cannot be that of a variable. */
  readonly type: GraphQLInputType | undefined;
  readonly isRequired: boolean;
  readonly otherwise: { readonly value: unknown } | undefined;
}

function variableOf(schema: GraphQLSchema, { variable, type: node, defaultValue }: VariableDefinitionNode): Variable {
  const found = typeFromAST(schema, node);
  const type = isInputType(found) ? found : undefined;
  return {
    name: variable.name.value,
    type,
    isRequired: type === undefined || isNonNullType(type),
    otherwise: type && defaultValue && { value: valueFromAST(defaultValue, type) },
  };
}
