import type { EdgeModel } from '../compiler/mapping.ts';
import type { NodeModel } from '../model/define.ts';
import type { RelationshipModel } from '../model/relationship.ts';
import type { Step, Way } from './types.ts';

/**
 * `unknown` for a way that can start at a model; otherwise a text that says what is wrong. Intersected with the type of the way,
 * the text makes the TypeScript compiler refuse the way and show it. Types that are too wide to tell are accepted: the
 * build of the schema checks them.
 */
export type Joining<Model extends NodeModel | EdgeModel, W extends Way> = Model extends NodeModel
  ? W extends readonly [infer First, ...infer Rest]
    ? Following<Model, First, Rest>
    : W extends readonly unknown[]
      ? unknown
      : Following<Model, W, []>
  : 'An edge has no relations. Declare the relation for its node.';

/** The model at the end of a way; any model if the types do not tell. */
export type LandingOf<Model extends NodeModel, W extends Way> = W extends readonly [infer First, ...infer Rest]
  ? LastLanding<Model, First, Rest>
  : W extends readonly unknown[]
    ? NodeModel
    : LastLanding<Model, W, []>;

type LastLanding<Model extends NodeModel, First, Rest extends readonly unknown[]> =
  StepFrom<Model, First> extends infer Landing extends NodeModel
    ? Rest extends readonly [infer Next, ...infer Others]
      ? LastLanding<Landing, Next, Others>
      : Landing
    : NodeModel;

/** Checks the first step of a way, and then the rest from the model at its end. */
type Following<Model extends NodeModel, First, Rest extends readonly unknown[]> =
  StepFrom<Model, First> extends infer Landing
    ? Landing extends NodeModel
      ? Rest extends readonly [infer Next, ...infer Others]
        ? Following<Landing, Next, Others>
        : unknown
      : Landing
    : never;

/** The model at the end of a step, or a text that says what is wrong. */
type StepFrom<Model extends NodeModel, S> = S extends Step
  ? S['direction'] extends 'out'
    ? Landing<Model, S['relationship'], S['relationship']['from'], S, S['relationship']['to']>
    : S['direction'] extends 'in'
      ? Landing<Model, S['relationship'], S['relationship']['to'], S, S['relationship']['from']>
      : Inferred<Model, S['relationship'], S>
  : S extends RelationshipModel
    ? Inferred<Model, S, unknown>
    : never;

/** A step without a direction starts at the end of the relationship that the model is. */
type Inferred<Model extends NodeModel, R extends RelationshipModel, S> =
  IsA<Model, R['from']> extends true
    ? Narrowed<S, R['to']>
    : IsA<Model, R['to']> extends true
      ? Narrowed<S, R['from']>
      : Mismatch<R, Model>;

type Landing<Model extends NodeModel, R extends RelationshipModel, Start extends NodeModel, S, End extends NodeModel> =
  IsA<Model, Start> extends true
    ? Narrowed<S, End>
    : IsA<Start, Model> extends true
      ? Narrowed<S, End>
      : Mismatch<R, Model>;

type Narrowed<S, End extends NodeModel> = S extends { readonly to: infer To extends NodeModel } ? To : End;

type Mismatch<R extends RelationshipModel, Model extends NodeModel> = `${R['type']} does not join ${Model['label']}.`;

/** Whether every node of one model is also a node of another. True if the types do not tell. */
type IsA<Model extends NodeModel, Ancestor extends NodeModel> = string extends Model['label'] | Ancestor['label']
  ? true
  : Ancestor['label'] extends NonNullable<Model['carried']>
    ? true
    : false;
