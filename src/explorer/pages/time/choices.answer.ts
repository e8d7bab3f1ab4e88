// Printed from the operation Choices by `npm run print`.

export interface ChoicesVariables {
}

export type Choices = {
  readonly members: { readonly nodes: readonly ({ readonly code: string; readonly name: string; })[]; } | null;
  readonly priorities: { readonly nodes: readonly ({ readonly slug: string; readonly name: string; })[]; } | null;
};
