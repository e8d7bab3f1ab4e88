import { type FieldNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it, vi } from 'vitest';
import { kindIn } from '../../src/pothos-plugin-neo4j/compiler/comparison.ts';
import { RequestValues } from '../../src/pothos-plugin-neo4j/compiler/request-values.ts';
import { type Planning, questionKey } from '../../src/pothos-plugin-neo4j/compiler/scope.ts';

const fieldIn = (text: string): FieldNode => {
  const { selectionSet } = parse(`{ ${text} }`).definitions[0] as OperationDefinitionNode;
  const [field] = selectionSet.selections;
  if (field?.kind !== Kind.FIELD) throw new TypeError('no field');
  return field;
};

describe('What is used many times', () => {
  const planning = { mappingId: () => 0 } as unknown as Planning;
  const keyOf = (text: string) => questionKey(planning, { kind: 'nodes' } as never, fieldIn(text));

  it('is told by a short key, however long it is in the document', () => {
    const long = 'a'.repeat(90_000);
    expect(keyOf(`a: events(name: "${long}")`)).toBe(keyOf(`b: events(name: "${long}")`));
    expect(keyOf(`events(name: "${long}")`)).not.toBe(keyOf(`events(name: "${long}b")`));
    expect(keyOf(`events(name: "${long}")`).length).toBeLessThan(100);
    expect(keyOf('events(name: "a")')).toBe('0 name: "a"');
  });

  it('has its kind looked for once, and its cursor decoded once', () => {
    const text = `Ж${'a'.repeat(90_000)}`;
    const request = new RequestValues(() => ({}));
    const test = vi.spyOn(RegExp.prototype, 'test');
    try {
      const kinds = Array.from({ length: 500 }, () => kindIn(request, () => text));
      expect(new Set(kinds)).toEqual(new Set(['plain']));
      expect(test.mock.calls.filter(([tested]) => tested === text)).toHaveLength(1);
    } finally {
      test.mockRestore();
    }
    const decode = vi.fn(() => ['a']);
    for (let times = 0; times < 9; times += 1) request.ofText('cursor', 'one', decode);
    request.ofText('cursor', 'another', decode);
    expect(decode).toHaveBeenCalledTimes(2);
  });
});
