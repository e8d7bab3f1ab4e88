import { describe, expect, it } from 'vitest';
import {
  abstractNode,
  duration,
  elementId,
  float,
  integer,
  listOf,
  type NodeModel,
  node,
  optional,
  point,
  type RelationshipModel,
  relationship,
  stored,
  text,
} from '../../src/pothos-plugin-neo4j/model/index.ts';
import { knowledge } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import { filmsBuilder } from './films/schema.ts';

const described = { description: '.' };
const slug = { slug: text('.') };
const order = { fields: [], default: [] } as const;
const names = (...words: readonly string[]) =>
  new RegExp(words.map((word) => `(?=[^]*${word.replaceAll(/[`$()[\]{}]/g, '\\$&')})`).join(''));
const thing = (label: string, properties: NodeModel['properties'] = {}) =>
  node(label, { ...described, key: 'slug', properties: { ...slug, ...properties } });

const owner = thing('Document', { and: text('.'), aB: text('.'), a_b: text('.'), 'unit price': text('.') });
const type = thing('DocumentType');
const has = relationship('HAS', {
  ...described,
  from: owner,
  to: type,
  properties: { node: text('.'), name: text('.') },
});

// biome-ignore lint/suspicious/noExplicitAny: these tests do what the types forbid.
type Builder = any;
type Fields = (t: Builder) => Builder;

/** Builds a schema of documents and document types, with fields for both and for the root, and with further options. */
const build =
  (of: { document?: Fields; type?: Fields; query?: Fields; options?: object } = {}) =>
  () => {
    const builder = filmsBuilder();
    builder.graphNode(owner, { order, fields: of.document ?? (() => ({})), ...of.options } as never);
    builder.graphNode(type, { order, fields: of.type ?? (() => ({})) });
    builder.queryFields(
      of.query ??
        ((t) => ({
          documents: t.graphConnection(owner, described),
          types: t.graphConnection(type, described),
        })),
    );
    return builder.toSchema();
  };

it('is built where nothing is wrong', () => expect(build()).not.toThrow());

describe('a model is refused', () => {
  it('for a label that GraphQL takes for no name, unless it is given one', () => {
    expect(() => thing('Order Line')).toThrow(names('Order Line', 'name:'));
    expect(() => node('Order', { ...described, name: '__Order', key: 'slug', properties: slug })).toThrow(
      names('__Order'),
    );
    expect(node('Order Line', { ...described, name: 'Line', key: 'slug', properties: slug }).name).toBe('Line');
  });

  it.each([
    ['that is none of the properties', 'id', slug],
    ['that is a word of JavaScript', 'constructor', slug],
    ['that nodes can lack', 'slug', { slug: optional(text('.')) }],
    ['that is a list', 'slug', { slug: listOf(text('.')) }],
    ['that no id can hold', 'slug', { slug: float('.') }],
  ])('for a key %s', (_, key, properties) => {
    expect(() => node('Order', { ...described, key, properties })).toThrow(names('Order', key));
  });

  it.each(['__typename', '#', '# key', ''])('for a property %j, which can have another name', (name) => {
    expect(() => thing('Order', { [name]: text('.') })).toThrow(names('Order', name, 'stored'));
    expect(() =>
      relationship('HAS', { ...described, from: owner, to: type, properties: { [name]: text('.') } }),
    ).toThrow(names('HAS', 'stored'));
    expect(thing('Order', { other: stored(name, text('.')) }).properties).toMatchObject({ other: { storedAs: name } });
  });

  it('for two properties that are one in the database', () => {
    expect(() => thing('Order', { one: text('.'), two: stored('one', text('.')) })).toThrow(
      names('Order', 'one', 'two'),
    );
  });

  it('for a property __proto__, in whatever way it is written', () => {
    expect(() =>
      node('Order', { ...described, key: 'slug', properties: { ...slug, __proto__: { x: text('.') } } as never }),
    ).toThrow(names('Order', '__proto__'));
    const own = Object.defineProperty({ ...slug }, '__proto__', { value: text('.'), enumerable: true });
    expect(() => node('Order', { ...described, key: 'slug', properties: own })).toThrow(names('Order', '__proto__'));
  });

  it.each([
    ['duration', duration('.')],
    ['point', point('.')],
    ['list', listOf(text('.'))],
  ])('for an order by a %s', (kind, property) => {
    const options = { ...described, key: 'slug', properties: { ...slug, at: property }, orders: ['at'] as never };
    expect(() => node('Order', options)).toThrow(names('Order', 'at', kind));
  });
});

describe('a schema is refused, with the name and the way out', () => {
  it('for two things that would share the types of connections', () => {
    const clash: Fields = (t) => ({ type: t.relatedConnection(has, described) });
    expect(build({ document: clash })).toThrow(
      names('Document.type', 'lists of DocumentType', 'DocumentTypeConnection', 'name'),
    );
    const named: Fields = (t) => ({ type: t.relatedConnection(has, { ...described, name: 'TypesOfDocument' }) });
    const schema = build({ document: named })();
    expect(String(schema.getType('Document')?.toConfig().name)).toBe('Document');
    expect(schema.getType('TypesOfDocumentConnection')).toBeDefined();
  });

  it("for a relationship type with 'otherEnds: false' and another model with other ends", () => {
    const ends = { ...described, properties: {}, otherEnds: false };
    const one = relationship('HAS', { ...ends, from: owner, to: type });
    const two = (otherEnds: boolean) => relationship('HAS', { ...ends, otherEnds, from: type, to: owner });
    const both =
      (other: RelationshipModel): Fields =>
      (t) => ({
        types: t.relatedConnection(one, { ...described, name: 'TypesOfDocument' }),
        owners: t.relatedConnection(other, described),
      });
    expect(build({ document: both(two(true)) })).toThrow(names('HAS', 'Document', 'DocumentType', 'otherEnds: false'));
    const open = relationship('HAS', { ...ends, from: owner, to: type, otherEnds: true });
    const free: Fields = (t) => ({
      types: t.relatedConnection(open, { ...described, name: 'TypesOfDocument' }),
      owners: t.relatedConnection(relationship('HAS', { ...ends, from: type, to: owner, otherEnds: true }), described),
    });
    expect(build({ document: free })).not.toThrow();
  });

  it.each(['Text', 'Int', 'Query', 'PageInfo', 'Node', 'Count', 'OrderDirection', 'String'])(
    'for the label %s, whose name or filter is taken',
    (label) => {
      const taken = thing(label, { number: integer('.') });
      const built = () => {
        const builder = filmsBuilder();
        builder.graphNode(taken, {
          order,
          fields: (t) => ({ slug: t.property('slug'), number: t.property('number' as never) }),
        });
        builder.queryFields((t) => ({ all: t.graphConnection(taken, described) }));
        return builder.toSchema();
      };
      expect(built).toThrow(names(label, 'another name'));
    },
  );

  it.each(['node', 'cursor', 'links'])('for a field %s of edges', (name) => {
    const document: Fields = (t) => ({
      kinds: t.relatedConnection(has, {
        ...described,
        edge: (e: { property: (of: string) => unknown }) => ({ [name]: e.property('name') }),
      }),
    });
    expect(build({ document })).toThrow(names('Document.kinds', `'${name}'`, 'another name'));
  });

  it.each(['edges', 'totalCount', 'countBy'])('for a field %s of a connection', (name) => {
    const document: Fields = (t) => ({
      kinds: t.connectionFromCypher({
        ...described,
        of: type,
        knows: knowledge('Nothing', {}),
        parts: (p: { cypher: (of: object) => unknown }) => ({
          [name]: p.cypher({ ...described, type: 'text', body: () => undefined }),
        }),
        body: () => undefined,
      }),
    });
    expect(build({ document })).toThrow(names('Document.kinds', `'${name}'`));
  });

  it.each(['and', 'or', 'not', 'edge', 'isNull'])('for a field %s that filters have a meaning for', (name) => {
    expect(build({ document: (t) => ({ [name]: t.property('and') }) })).toThrow(names(`Document.${name}`, 'condition'));
    expect(build({ document: (t) => ({ [name]: t.relation(has, described) }) })).toThrow(names(`Document.${name}`));
    expect(build({ document: (t) => ({ [name]: t.relatedConnection(has, described) }) })).toThrow(
      names(`Document.${name}`),
    );
    for (const condition of ['word']) {
      expect(build({ document: (t) => ({ [name]: t.property('and', { condition }) }) })).not.toThrow();
      expect(build({ document: (t) => ({ [name]: t.relation(has, { ...described, condition }) }) })).not.toThrow();
      expect(
        build({ document: (t) => ({ [name]: t.relatedConnection(has, { ...described, condition }) }) }),
      ).not.toThrow();
    }
  });

  it('for an interface that no type implements', () => {
    const built = () => {
      const builder = filmsBuilder();
      builder.graphInterface(abstractNode('Party', { ...described, key: 'slug', properties: slug }), {
        fields: (t) => ({ slug: t.property('slug') }),
      });
      return builder.toSchema();
    };
    expect(built).toThrow(names('Party', 'parents'));
  });

  it('for two fields that would share a condition', () => {
    const document: Fields = (t) => ({ one: t.property('aB'), two: t.property('a_b', { condition: 'one' }) });
    expect(build({ document })).toThrow(names('one', 'two', 'condition'));
  });

  it('for two names of one ordering, and for one that GraphQL has no value for', () => {
    const ordered = (...fields: readonly string[]) => build({ options: { order: { fields, default: [] } } });
    expect(ordered('aB', 'a_b')).toThrow(names('aB', 'a_b', 'A_B', 'stored'));
    expect(ordered('unit price')).toThrow(names('unit price', 'stored'));
    expect(ordered('constructor')).toThrow(names('Document', 'constructor'));
  });

  it('for two names of one dimension', () => {
    const dimension = { property: 'aB', ...described };
    expect(build({ options: { dimensions: { aB: dimension, a_b: dimension } } })).toThrow(names('aB', 'a_b', 'A_B'));
  });

  it('for a field in the place of the global id', () => {
    expect(build({ document: (t) => ({ id: t.property('slug') }) })).toThrow(names('Document.id', 'documentId'));
  });

  it('for what the model lacks, though every object of JavaScript has it', () => {
    expect(build({ document: (t) => ({ constructor: t.property('constructor') }) })).toThrow(names('constructor'));
    expect(build({ document: (t) => ({ x: t.needs('toString').string({ resolve: () => '' }) }) })).toThrow(
      names('toString'),
    );
    expect(build({ query: (t) => ({ x: t.graphLookup(owner, { by: 'constructor', ...described }) }) })).toThrow(
      names('constructor'),
    );
  });

  it('for a look-up by an argument that GraphQL takes for no name', () => {
    const odd = node('Odd', { ...described, key: 'an id', properties: { 'an id': text('.') } });
    const built = (argument?: string) => () => {
      const builder = filmsBuilder();
      builder.graphNode(odd, { fields: () => ({}) });
      builder.queryFields((t) => ({
        odd: t.graphLookup(odd, { by: 'an id', ...described, ...(argument && { argument }) }),
      }));
      return builder.toSchema();
    };
    expect(built()).toThrow(names('Odd', 'an id', 'argument'));
    expect(built('id')).not.toThrow();
  });

  it.each([
    ['a connection', (t: Builder) => t.graphConnection(type, described)],
    ['a look-up', (t: Builder) => t.graphLookup(type, { by: 'slug', ...described })],
  ])('for %s of all beneath a node', (_, field: Fields) => {
    expect(build({ document: (t) => ({ all: field(t) }) })).toThrow(names('Document.all', 'Query'));
  });

  it('for objects in a list that each would ask the database, and beneath nodes', () => {
    const viewed = (answer: 'list' | 'one' | 'beneath a node') => () => {
      const builder = filmsBuilder();
      const Viewer = builder.objectRef<object>('Viewer').implement({
        fields: (t) => ({ types: t.graphConnection(type, described) }),
      });
      const Around = builder.objectRef<object>('Around').implement({
        fields: (t) => ({ viewer: t.field({ type: Viewer, nullable: false, resolve: () => ({}) }) }),
      });
      builder.graphNode(type, {
        order,
        fields: (t) =>
          answer === 'beneath a node'
            ? {
                around: t
                  .needs('slug')
                  .field({ type: Around as never, nullable: true, resolve: (() => ({})) as never }),
              }
            : {},
      });
      builder.queryFields((t) => ({
        viewer: t.field({ type: answer === 'list' ? [Viewer] : Viewer, nullable: true, resolve: () => [] as never }),
        around: t.field({ type: Around, nullable: true, resolve: () => ({}) }),
      }));
      return builder.toSchema();
    };
    expect(viewed('list')).toThrow(names('Query.viewer', 'Viewer.types'));
    expect(viewed('beneath a node')).toThrow(names('DocumentType.around', 'Viewer.types'));
    expect(viewed('one')).not.toThrow();
  });
});

it('an element id can be the key of an abstract label, too', () => {
  const party = abstractNode('Party', { ...described, key: 'id', properties: { id: elementId() } });
  expect(node('Person', { ...described, parents: [party], properties: {} }).key).toBe('id');
});
