// Printed from the operation SourceLines by `npm run print`.

export interface SourceLinesVariables {
  readonly slugs: readonly (string)[];
}

export type SourceLines = {
  readonly sources: {
    readonly nodes: readonly ({
      readonly slug: string;
      readonly title: string;
      readonly publisher: string;
      readonly sourceDate: string | null;
      readonly sourceDatePrecision: 'DAY' | 'MONTH' | 'YEAR' | null;
      readonly url: string | null;
      readonly sourceKind: 'BACKGROUND' | 'DATASET' | 'PAGE_EXCERPT' | 'SEED';
    })[];
  } | null;
};
