import {
  coerceInputValue,
  GraphQLError,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

/** As many as an executor makes. */
const MOST_ERRORS = 50;
/** What they may repeat of variables together, in letters of JSON: an executor prints so much in a few milliseconds. */
const MOST_LETTERS = 100_000;
/** Where that is too much: each error is made anew several times on its way. */
const MOST_WITHOUT_VALUES = 10;

const tooMany = 'Too many errors processing variables, error limit reached. Execution aborted.';

/**
 * The errors of variables that are wrong, where an executor would repeat too much of them; undefined where it may word them. It
 * repeats with each mistake the value that holds it: of 100 kB, fifty mistakes became 5 MB. These tell in the same words where a mistake is,
 * and what, without the value.
 */
export function errorsOfLargeVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] | undefined {
  const errors: GraphQLError[] = [];
  let letters = 0;
  const enough = new GraphQLError(tooMany);
  try {
    for (const definition of variableDefinitions) {
      const name = definition.variable.name.value;
      const type = typeFromAST(schema, definition.type);
      const add = (message: string) => {
        if (errors.length >= (letters > MOST_LETTERS ? MOST_WITHOUT_VALUES : MOST_ERRORS)) throw enough;
        errors.push(new GraphQLError(`Variable "$${name}" ${message}`, { nodes: definition }));
      };
      // Validation has refused every other type.
      if (!isInputType(type)) continue;
      if (Object.hasOwn(given, name)) {
        coerceInputValue(given[name], type, (path, value, { message }) => {
          add(`got an invalid value${path.length > 0 ? ` at "${name}${printPath(path)}"` : ''}; ${message}`);
          if (letters <= MOST_LETTERS) letters += JSON.stringify(value)?.length ?? 0;
        });
      } else if (isNonNullType(type) && definition.defaultValue === undefined) {
        add(`of required type "${type}" was not provided.`);
      }
    }
  } catch (error) {
    if (error !== enough) throw error;
    errors.push(enough);
  }
  return letters > MOST_LETTERS ? errors : undefined;
}

const printPath = (path: readonly (string | number)[]): string =>
  path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
