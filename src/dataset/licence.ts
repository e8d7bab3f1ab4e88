/** The terms of use of the data, by their short name. */
export const LICENCE = 'CC BY 4.0';

export const ATTRIBUTION =
  'Seven, a knowledge graph of the Group of Seven; coordinates and identifiers of places from GeoNames (CC BY 4.0); ' +
  'issue areas, identifiers and scores of commitments from the G7 Research Group.';

/** Where the terms of a Creative Commons licence stand; the name itself for any other. */
export function licenceAddress(name: string): string {
  const [, kind, version] = /^CC (BY(?:-\w+)*) (\d\.\d)$/.exec(name) ?? [];
  return kind === undefined ? name : `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`;
}
