/**
 * Of a field whose name other types use for a value of another shape, so that both cannot stand in one selection:
 * `... on Document { kind } ... on Event { kind }` is not valid. The field stays beside the one that clients are to use.
 */
export const inPlaceOf = (name: string) => ({
  deprecationReason: `Use \`${name}\`, which can stand beside the fields of every other type in one selection.`,
});
