import type { EdgeModel } from '../compiler/mapping.ts';
import type { NodeModel, RelationshipModel } from '../model/define.ts';
import type { Step, Way } from './types.ts';

/**
 * Nothing for a way that can start at a model, and else a text that says what is wrong: intersected with the type of the way
 * it makes the compiler refuse it and show the text. What follows from types that are not narrow is left to the run.
 */
export type Joining<Model extends NodeModel | EdgeModel, W extends Way> = Model extends NodeModel
  ? W extends readonly [infer First, ...infer Rest]
    ? Following<Model, First, Rest>
    : W extends readonly unknown[]
      ? unknown
      : Following<Model, W, []>
  : 'An edge has no relations of its own; its node has.';

/** The model at the end of a way that can start at a model; any model where the types do not tell. */
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

/** The same for the first step of a way, and then for the rest from where it leads to. */
type Following<Model extends NodeModel, First, Rest extends readonly unknown[]> =
  StepFrom<Model, First> extends infer Landing
    ? Landing extends NodeModel
      ? Rest extends readonly [infer Next, ...infer Others]
        ? Following<Landing, Next, Others>
        : unknown
      : Landing
    : never;

/** The model that a step leads to, or what is wrong with it. */
type StepFrom<Model extends NodeModel, S> = S extends Step
  ? S['direction'] extends 'out'
    ? Landing<Model, S['relationship'], S['relationship']['from'], S, S['relationship']['to']>
    : S['direction'] extends 'in'
      ? Landing<Model, S['relationship'], S['relationship']['to'], S, S['relationship']['from']>
      : Inferred<Model, S['relationship'], S>
  : S extends RelationshipModel
    ? Inferred<Model, S, unknown>
    : never;

/** Without a direction, a step leads away from the end that the model is. */
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

/** Whether every node of a model also is one of another. True where the types do not tell. */
type IsA<Model extends NodeModel, Ancestor extends NodeModel> = string extends Model['label'] | Ancestor['label']
  ? true
  : Ancestor['label'] extends NonNullable<Model['carried']>
    ? true
    : false;
