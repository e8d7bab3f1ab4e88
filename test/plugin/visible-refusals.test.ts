import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { RunStatement } from '../../src/pothos-plugin-neo4j/compiler/index.ts';
import GraphPlugin, {
  cypher,
  found,
  known,
  type Piece,
  relayOptions,
  self,
  visible,
} from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import * as model from './films/model.ts';

const nobody = () => cypher`MATCH (nobody:Nobody) RETURN nobody AS ${found}, {} AS ${known}`;

/** The messages for a request to a schema of people with a rule. No statement may run. */
async function messagesOf(rule: unknown, body = nobody, source = '{ people { nodes { name } } }') {
  const statements: string[] = [];
  const run: RunStatement = async ({ text }) => {
    statements.push(text);
    return [];
  };
  const schema = build({ visible: rule as never }, body);
  const result = await graphql({ schema, source, contextValue: { run } });
  return { messages: result.errors?.map(({ message }) => message), statements };
}

function build(options: object, body: () => Piece, requireVisible = false) {
  const builder = new SchemaBuilder<{ Context: { run: RunStatement } }>({
    plugins: [RelayPlugin, GraphPlugin],
    relay: relayOptions,
    graph: { run: (context) => context.run, requireVisible },
  });
  builder.graphNode(model.person, {
    ...options,
    order: { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] },
    fields: (t) => ({ name: t.property('name') }),
  });
  builder.queryType({
    fields: (t) => ({
      people: t.graphConnection(model.person, { description: 'All.' }),
      some: t.fromCypher({ description: 'Some.', of: model.person, list: true, body }),
    }),
  });
  return builder.toSchema();
}

describe('a rule about who sees a type', () => {
  it('can be required of every type', () => {
    expect(() => build({}, nobody, true)).toThrow(/Person: 'visible' is missing/);
    expect(() => build({ visible: () => true }, nobody, true)).not.toThrow();
  });

  it('is refused where it gives no Cypher, true or false, and nothing runs then', async () => {
    for (const [rule, message] of [
      [async () => true, /'visible' of Person returns a promise/],
      [() => undefined, /'visible' of Person returns undefined/],
      [() => 'n.name = 1', /'visible' of Person returns n.name = 1/],
    ] as const) {
      const { messages, statements } = await messagesOf(rule);
      expect(messages).toEqual([expect.stringMatching(message)]);
      expect(statements).toEqual([]);
    }
  });

  it('has no holes but for the node and for values', async () => {
    const { messages, statements } = await messagesOf(() => cypher`${found}.name = 'x'`);
    expect(messages).toEqual([expect.stringMatching(/'visible' of Person may interpolate only/)]);
    expect(statements).toEqual([]);
  });

  it('fails as a whole where it throws', async () => {
    const rule = () => {
      throw new Error('Nobody is logged in.');
    };
    expect(await messagesOf(rule)).toEqual({ messages: ['Nobody is logged in.'], statements: [] });
  });

  it('gives no name that the statement around it may have', async () => {
    const { messages } = await messagesOf(() => cypher`EXISTS { MATCH (${self})--(n1) WHERE n1.name = 'x' }`);
    expect(messages).toEqual([expect.stringMatching(/'visible' of Person uses the name n1/)]);
  });

  it('gives no name that stands in the Cypher that it is put into', async () => {
    const rule = () => cypher`EXISTS { MATCH (${self})--(friend) WHERE friend.name = 'x' }`;
    const body = () => cypher`
      MATCH (friend)--(other) WHERE ${visible(model.person, 'other')} RETURN other AS ${found}, {} AS ${known}`;
    const { messages, statements } = await messagesOf(rule, body, '{ some { name } }');
    expect(messages).toEqual([expect.stringMatching(/both use the name friend/)]);
    expect(statements).toEqual([]);
  });

  it('is put into Cypher by the name of a node alone', () => {
    expect(() => visible(model.person, 'a) OR (true')).toThrow(/takes the name of a node/);
  });
});
