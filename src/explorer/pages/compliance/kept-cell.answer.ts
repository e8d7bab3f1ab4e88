// Printed from the operation KeptCell by `npm run print`.

export interface KeptCellVariables {
  readonly member: string;
  readonly filter: object;
  readonly after?: string;
}

export type KeptCell = {
  readonly member: { readonly name: string; } | null;
  readonly assessments: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null; };
    readonly nodes: readonly ({
      readonly score: number;
      readonly commitment: { readonly __typename: 'Commitment'; readonly slug: string; readonly name: string; readonly caption: string; } | null;
    })[];
  } | null;
};
