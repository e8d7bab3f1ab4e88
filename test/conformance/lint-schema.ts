import { createRequire } from 'node:module';
import { ESLint } from 'eslint';

// Required, so that all of it shares one graphql, which is not the one that the tests load.
const plugin: typeof import('@graphql-eslint/eslint-plugin').default = createRequire(import.meta.url)(
  '@graphql-eslint/eslint-plugin',
).default;

/** Everything a schema describes, so that a client finds no name without words. */
const described = {
  types: true,
  rootField: true,
  DirectiveDefinition: true,
  EnumValueDefinition: true,
  FieldDefinition: true,
  InputValueDefinition: true,
} as const;

const own = {
  'require-description': ['error', described],
  // `nodes` is a list of the connection too, for clients that need no edges.
  'relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
  // A page has no identity of its own, and neither has a number, a way, or a part of the graph that somebody asked for.
  'strict-id-in-types': [
    'error',
    {
      exceptions: {
        types: [
          ...['PageInfo', 'Dataset', 'Path', 'PathStep', 'Subgraph', 'SubgraphNode', 'SubgraphRelationship'],
          ...[
            'Citation',
            'Participation',
            'Term',
            'SearchMatch',
            'SearchWord',
            'Suggestion',
            'Location',
            'CountedValue',
          ],
        ],
        suffixes: ['Connection', 'Edge', 'Count', 'Link', 'Words'],
      },
    },
  ],
  // Of the rules that are not recommended, those with a meaning here: the API only reads, and nothing must be found.
  'no-root-type': ['error', { disallow: ['mutation', 'subscription'] }],
  'require-nullable-result-in-root': 'error',
  // Some names say what they mean only with the name of their type: `Count.count`, and `Source.sources`, which every
  // record has, also one that is itself a source.
  'no-typename-prefix': 'off',
} as const;

/** The rules of the plugin that a schema is held to: those it recommends, those of Relay, and ours. */
const rules = {
  ...plugin.configs['flat/schema-recommended'].rules,
  ...plugin.configs['flat/schema-relay'].rules,
  ...Object.fromEntries(Object.entries(own).map(([name, level]) => [`@graphql-eslint/${name}`, level])),
};

/** What graphql-eslint says of a schema, one line for each remark. */
export async function lintSchema(sdl: string): Promise<readonly { readonly rule: string; readonly remark: string }[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.graphql'],
      plugins: { '@graphql-eslint': plugin },
      languageOptions: { parser: plugin.parser, parserOptions: { graphQLConfig: { schema: sdl } } },
      linterOptions: { reportUnusedDisableDirectives: 'error' },
      rules,
    } as never,
  });
  const results = await eslint.lintText(sdl, { filePath: 'linted.graphql' });
  const lines = sdl.split('\n');
  // The specification lets an edge lead to any type; a number has no identity of its own, and the rule knows no exception.
  const isOfNumber = (line: number, message: string) =>
    message.includes('must implement `Node`') && /^type \w*CountEdge\b/.test(lines[line - 1] ?? '');
  // Codes stand in the extensions of errors, where the schema does not reach; generators take them from it all the same.
  const isOfCodes = (line: number, message: string) =>
    message.includes('is unreachable') && /^enum ErrorCode\b/.test(lines[line - 1] ?? '');
  return results.flatMap(({ messages }) =>
    messages
      .filter(({ line, message }) => !isOfNumber(line, message) && !isOfCodes(line, message))
      .map(({ ruleId, line, message }) => ({
        rule: ruleId?.replace('@graphql-eslint/', '') ?? 'none',
        remark: `line ${line}: ${message}`,
      })),
  );
}
