import type { SchemaTypes, UnionRef } from '@pothos/core';
import type { ResultRow } from '../compiler/reader.ts';
import { isA, type NodeModel } from '../model/define.ts';
import { type Builder, type DeclaredUnion, objectOf } from './registry.ts';

export interface UnionOptions {
  readonly description: string;
  /** The label that all members have as a parent. It has the key, the orders and their indexes. */
  readonly of: NodeModel;
  readonly members: readonly NodeModel[];
}

/** Declares a union. Throws for a member without the common label, since no index could order the members as one list. */
export function declareUnion(
  builder: Builder,
  name: string,
  { description, of, members }: UnionOptions,
): DeclaredUnion {
  for (const member of members) {
    if (member.abstract)
      throw new TypeError(`Union ${name}: ${member.label} is an abstract label. Name the labels below it.`);
    if (!isA(member, of)) throw new TypeError(`Union ${name}: ${member.label} does not have the parent ${of.label}.`);
  }
  const types = members.map((member) => objectOf(builder, member));
  const ref = builder.unionType(name, {
    description,
    types,
    extensions: { graph: { node: of } },
  }) as UnionRef<SchemaTypes, ResultRow>;
  return { ref, name, of, members };
}
