/** What an export can be written as. */
export const formats = ['csv', 'graphml', 'jsonld'] as const;
export type Format = (typeof formats)[number];
