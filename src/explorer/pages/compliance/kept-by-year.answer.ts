// Printed from the operation KeptByYear by `npm run print`.

export interface KeptByYearVariables {
  readonly area?: string;
}

export type KeptByYear = {
  readonly means: {
    readonly countBy: readonly ({
      readonly count: number;
      readonly averageScore: number;
      readonly node: {
        readonly __typename: 'Assessment' | 'BilateralMeeting' | 'Commitment' | 'Country' | 'Document' | 'LeadersMeeting' | 'MinisterialMeeting' | 'Office' | 'Organization' | 'Person' | 'Place' | 'Presidency' | 'Priority' | 'SeniorOfficialsMeeting' | 'Source' | 'Statement' | 'Summit' | 'SummitResult' | 'WorkingGroup';
      } | { readonly __typename: 'Member'; readonly slug: string; readonly name: string; readonly caption: string; readonly code: string; } | null;
    })[] | null;
  } | null;
  readonly CA: {
    readonly totalCount: number;
    readonly countBy: readonly ({ readonly key: string | null; readonly count: number; readonly averageScore: number; })[] | null;
  } | null;
  readonly FR: {
    readonly totalCount: number;
    readonly countBy: readonly ({ readonly key: string | null; readonly count: number; readonly averageScore: number; })[] | null;
  } | null;
  readonly DE: {
    readonly totalCount: number;
    readonly countBy: readonly ({ readonly key: string | null; readonly count: number; readonly averageScore: number; })[] | null;
  } | null;
  readonly IT: {
    readonly totalCount: number;
    readonly countBy: readonly ({ readonly key: string | null; readonly count: number; readonly averageScore: number; })[] | null;
  } | null;
  readonly JP: {
    readonly totalCount: number;
    readonly countBy: readonly ({ readonly key: string | null; readonly count: number; readonly averageScore: number; })[] | null;
  } | null;
  readonly GB: {
    readonly totalCount: number;
    readonly countBy: readonly ({ readonly key: string | null; readonly count: number; readonly averageScore: number; })[] | null;
  } | null;
  readonly US: {
    readonly totalCount: number;
    readonly countBy: readonly ({ readonly key: string | null; readonly count: number; readonly averageScore: number; })[] | null;
  } | null;
  readonly EU: {
    readonly totalCount: number;
    readonly countBy: readonly ({ readonly key: string | null; readonly count: number; readonly averageScore: number; })[] | null;
  } | null;
  readonly RU: {
    readonly totalCount: number;
    readonly countBy: readonly ({ readonly key: string | null; readonly count: number; readonly averageScore: number; })[] | null;
  } | null;
};
