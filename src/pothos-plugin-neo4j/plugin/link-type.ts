import { ObjectFieldBuilder, type ObjectRef, type SchemaTypes } from '@pothos/core';
import type { FieldMapping } from '../compiler/mapping.ts';
import type { ResultRow } from '../compiler/reader.ts';
import { type Builder, claimName, registryOf } from './registry.ts';
import { without } from './reserved-fields.ts';
import type { LinksOptions } from './types.ts';

interface Edges {
  readonly edgeFields?: ((edge: object) => object) | undefined;
  readonly links?: LinksOptions | undefined;
}

/** The fields of an edge with the field `links`: all relationships or rows that lead to the node, with the same fields. */
export function withLinks(
  builder: Builder,
  own: string,
  where: string,
  { edgeFields, links = {} }: Edges,
): Edges['edgeFields'] {
  if (edgeFields === undefined) return undefined;
  const { name = 'links', type: typeName = `${own}Link`, description } = links;
  return (edge) => {
    const t = new ObjectFieldBuilder<SchemaTypes, ResultRow>(builder);
    const field = t.field({
      type: [linkType(builder, typeName, edgeFields)],
      nullable: { list: false, items: false },
      description: description ?? 'All links to the node that meet the filter, in the order of the connection.',
      extensions: { graph: { kind: 'links' } satisfies FieldMapping },
      resolve: () => [],
    });
    return { ...without([name], `An edge of ${where}`, edgeFields(edge)), [name]: field };
  };
}

function linkType(builder: Builder, name: string, fields: (edge: object) => object): ObjectRef<SchemaTypes, ResultRow> {
  const { links } = registryOf(builder);
  const known = links.get(name);
  if (known !== undefined) return known;
  const ref = builder.objectRef<ResultRow>(name);
  claimName(builder, name, `the links ${name}`, 'Give one of them another name: links: { type: … }.');
  links.set(name, ref);
  return ref.implement({
    description: 'One of the links to the node of an edge.',
    // Cast: the author's fields belong to a builder whose types are known only there.
    fields: (t) => fields(t) as never,
  });
}
