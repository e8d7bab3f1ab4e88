// Printed from the operation Version by `npm run print`.

export interface VersionVariables {
}

export type Version = { readonly dataset: { readonly version: string; } | null; };
