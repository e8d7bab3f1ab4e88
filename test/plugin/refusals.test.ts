import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import { describe, expect, it } from 'vitest';
import {
  abstractNode,
  date,
  integer,
  listOf,
  node,
  optional,
  text,
} from '../../src/pothos-plugin-neo4j/model/define.ts';
import { relationship } from '../../src/pothos-plugin-neo4j/model/relationship.ts';
import GraphPlugin, { type GraphFieldBuilder, type Way } from '../../src/pothos-plugin-neo4j/plugin/index.ts';
import * as model from './films/model.ts';
import { filmsBuilder } from './films/schema.ts';

type Builder = ReturnType<typeof filmsBuilder>;
type Fields<Model extends typeof model.film | typeof model.person> = GraphFieldBuilder<
  Builder['$inferSchemaTypes'],
  Model
>;

const byName = { fields: ['name'], default: [{ field: 'name', direction: 'ASC' }] } as const;

/** Builds a schema. The build throws the refusal. */
function build(declare: (builder: Builder) => void): () => unknown {
  return () => {
    const builder = filmsBuilder();
    declare(builder);
    return builder.toSchema();
  };
}

/** Builds a schema of films and people with one wrong field of Film. */
function withField(declare: (t: Fields<typeof model.film>) => unknown, ordered = true): () => unknown {
  return build((builder) => {
    builder.graphNode(model.person, {
      ...(ordered && { order: byName }),
      fields: (t) => ({ name: t.property('name') }),
    });
    builder.graphNode(model.film, { fields: (t) => ({ wrong: declare(t) as never }) });
    builder.queryFields((t) => ({ film: t.graphLookup(model.film, { by: 'slug', description: 'One film.' }) }));
  });
}

const names = (...words: readonly string[]) => new RegExp(words.map((word) => `(?=[^]*\\b${word}\\b)`).join(''));
const unknown = (wrong: unknown) => wrong as never;
/** A way whose type does not show where it leads. */
const untyped = (way: Way): Way => way;

describe('the schema is refused while it is built', () => {
  it('for a property the model lacks', () => {
    expect(withField((t) => t.property(unknown('titel')))).toThrow(names('Film', 'titel'));
  });

  it('for a resolver that needs a property the model lacks', () => {
    const wrong = withField((t) => t.needs(unknown('titel')).string({ resolve: () => '' }));
    expect(wrong).toThrow(names('Film', 'titel'));
  });

  it('for a property that the relationship of an edge lacks', () => {
    const wrong = withField((t) =>
      t.relatedConnection(model.actedIn, { description: '.', edge: (e) => ({ role: e.property(unknown('role')) }) }),
    );
    expect(wrong).toThrow(names('ACTED_IN', 'role'));
  });

  it('for a reference by a property the model lacks', () => {
    expect(
      withField((t) => t.reference(unknown('country'), { to: model.language, by: 'code', description: '.' })),
    ).toThrow(names('Film', 'country'));
  });

  describe('for a relationship that does not start at the type', () => {
    const lives = relationship('LIVES_IN', { description: '.', from: model.person, to: model.studio, properties: {} });
    it('of a relation', () => {
      expect(withField((t) => t.relation(untyped(lives), { description: '.' }))).toThrow(names('Film', 'LIVES_IN'));
    });
    it('of a connection', () => {
      expect(withField((t) => t.relatedConnection(untyped(lives), { description: '.' }))).toThrow(
        names('Film', 'LIVES_IN'),
      );
    });
    it('further on a way', () => {
      const way = [model.produced, lives, model.follows] as const;
      expect(withField((t) => t.relatedConnection(untyped(way), { description: '.' }))).toThrow(
        names('FOLLOWS', 'Person'),
      );
    });
    it('whatever direction is named', () => {
      const out = { relationship: model.actedIn, direction: 'out' } as const;
      expect(withField((t) => t.relatedConnection(untyped(out), { description: '.' }))).toThrow(
        names('Film', 'ACTED_IN'),
      );
    });
    it('or leads elsewhere', () => {
      const elsewhere = { relationship: model.actedIn, to: model.studio } as const;
      expect(withField((t) => t.relatedConnection(elsewhere, { description: '.' }))).toThrow(
        names('Film', 'ACTED_IN', 'Studio'),
      );
    });
  });

  it('for a relationship that could go both ways', () => {
    expect(withField((t) => t.relation(model.follows, { description: '.' }))).toThrow(names('Film', 'FOLLOWS'));
  });

  it('for a relation of an edge', () => {
    const wrong = withField((t) =>
      t.relatedConnection(model.actedIn, {
        description: '.',
        edge: (e) => ({ far: e.relation(unknown(model.produced), { description: '.' }) }),
      }),
    );
    expect(wrong).toThrow(names('ACTED_IN', 'edge'));
  });

  it.each([
    ['relation', (t: Fields<typeof model.film>) => t.relation(model.follows, { description: '.' })],
    ['relatedConnection', (t: Fields<typeof model.film>) => t.relatedConnection(model.follows, { description: '.' })],
    ['property', (t: Fields<typeof model.film>) => t.property(unknown('titel'))],
  ])('with the name of the field: %s', (_, declare) => {
    expect(withField(declare)).toThrow(names('Film', 'wrong'));
  });

  describe('for an order', () => {
    const ofFilms = (fields: readonly string[], by: readonly string[] = []) =>
      build((builder) => {
        builder.graphNode(model.film, {
          order: {
            fields: fields as never,
            default: by.map((field) => ({ field: field as never, direction: 'ASC' as const })),
          },
          fields: (t) => ({ title: t.property('title') }),
        });
      });
    it('over what a label may lack, in the model', () => {
      const properties = { slug: text('.'), year: optional(integer('.')) };
      expect(() => node('Film', { description: '.', key: 'slug', properties, orders: ['year'] })).toThrow(
        names('Film', 'year'),
      );
    });
    it('over what the model lacks', () => {
      expect(ofFilms(['titel'])).toThrow(names('Film', 'titel'));
      expect(ofFilms(['title'], ['titel'])).toThrow(names('Film', 'titel'));
    });
    it('over a list', () => {
      expect(ofFilms(['languages'])).toThrow(names('Film', 'languages'));
    });
    it('of an edge over what the relationship lacks', () => {
      const wrong = withField((t) =>
        t.relatedConnection(model.actedIn, { description: '.', orderByEdge: [unknown('role')] }),
      );
      expect(wrong).toThrow(names('Person', 'role'));
    });
    it('that a connection needs and its target has not', () => {
      expect(withField((t) => t.relatedConnection(model.actedIn, { description: '.' }), false)).toThrow(
        names('Person'),
      );
    });
    it('of an edge by the name that an order of the node has', () => {
      const rated = relationship('RATED', {
        description: '.',
        from: model.person,
        to: model.film,
        properties: { name: text('.') },
      });
      expect(withField((t) => t.relatedConnection(rated, { description: '.', orderByEdge: ['name'] }))).toThrow(
        names('NAME'),
      );
    });
  });

  describe('for a look-up', () => {
    const by = (name: string) =>
      build((builder) => {
        builder.graphNode(model.film, { fields: (t) => ({ title: t.property('title') }) });
        builder.queryFields((t) => ({ film: t.graphLookup(model.film, { by: name as never, description: '.' }) }));
      });
    it('by what is not unique', () => expect(by('title')).toThrow(names('Film', 'title')));
    it('by what the model lacks', () => expect(by('isbn')).toThrow(names('Film', 'isbn')));
    it('by what is no text and no integer', () => expect(by('released')).toThrow(names('Film', 'released')));
    it.each(['isbn', 'name'])('of a reference by what is not unique, or not there: %s', (property) => {
      const wrong = withField((t) =>
        t.reference('originalLanguage', { to: model.person, by: unknown(property), description: '.' }),
      );
      expect(wrong).toThrow(names('Person', property));
    });
  });

  describe('for counts', () => {
    const counted = (options: object) =>
      build((builder) => {
        builder.graphNode(model.film, {
          order: { fields: ['title'], default: [] },
          fields: (t) => ({ title: t.property('title') }),
          ...options,
        });
        builder.queryFields((t) => ({ films: t.graphConnection(model.film, { description: '.' }) }));
      });
    const dimension = { dimensions: { title: { property: 'title', description: '.' } } };
    it('by a property that the end of the way lacks', () => {
      const option = { way: model.actedIn, property: 'isbn', description: '.' };
      expect(counted({ dimensions: { isbn: option } })).toThrow(names('Film', 'isbn', 'Person'));
    });
    it.each(['isbn', 'title'])('with the mean of what is no number: %s', (property) => {
      const averages = { mean: { property, description: '.' } };
      expect(counted({ ...dimension, averages })).toThrow(names('Film', property));
    });
  });

  describe('for a type', () => {
    it('of one node that stands for an abstract label', () => {
      expect(build((builder) => builder.graphObject(model.work, { fields: () => ({}) }))).toThrow(
        names('Work', 'graphInterface'),
      );
      const single = build((builder) =>
        builder.queryFields((t) => ({ work: t.graphSingle(model.work, { description: '.' }) })),
      );
      expect(single).toThrow(names('Work'));
    });
    const fields = () => ({});
    it('that is declared twice', () => {
      const twice = build((builder) => {
        builder.graphNode(model.film, { fields });
        builder.graphNode(model.film, { fields });
      });
      expect(twice).toThrow(names('Film'));
    });
    it('of an abstract label that is declared as an object, and the other way round', () => {
      expect(build((builder) => builder.graphNode(model.work, { fields }))).toThrow(names('Work', 'graphInterface'));
      expect(build((builder) => builder.graphInterface(model.film, { fields }))).toThrow(names('Film', 'graphNode'));
    });
    it('that a field leads to and nobody declares', () => {
      expect(withField((t) => t.relation(model.produced, { description: '.' }))).toThrow(names('Studio'));
    });
    it('without a key', () => {
      expect(() => node('Film', { description: '.', properties: { title: text('.') } })).toThrow(names('Film', 'key'));
      expect(() => abstractNode('Work', { description: '.', properties: {} })).toThrow(names('Work', 'key'));
    });
  });

  it('for a builder that cannot run statements', () => {
    const builder = new SchemaBuilder<object>({ plugins: [RelayPlugin, GraphPlugin], relay: {} });
    builder.queryType({});
    builder.graphNode(model.language, { fields: (t) => ({ code: t.property('code') }) });
    expect(() => builder.toSchema()).toThrow(/graph\.run/);
  });

  // The first request that selects these fields finds the mistake.
  describe('for what no statement could answer', () => {
    it('a resolver of an author that answers with a type of the graph', () => {
      const wrong = withField((t) =>
        t.field({ type: model.person.label as never, nullable: true, resolve: (() => null) as never }),
      );
      expect(wrong).toThrow(names('Film', 'wrong', 'Person'));
    });
    it('a need that names nothing', () => {
      const wrong = withField((t) =>
        t.string({ extensions: { graph: { kind: 'needs', names: ['titel'], required: [] } }, resolve: () => '' }),
      );
      expect(wrong).toThrow(names('Film', 'titel'));
    });
    it('a label with another key than its abstract label', () => {
      const tape = () =>
        node('Tape', {
          description: '.',
          parents: [model.work],
          key: 'code',
          properties: { code: text('.'), days: listOf(date('.')) },
        });
      expect(tape).toThrow(names('Tape', 'code', 'Work'));
    });
  });
});
