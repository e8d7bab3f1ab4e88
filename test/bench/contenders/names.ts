/** All that can be compared, in the order of the tables. */
export const contenderNames = ['compiled', 'floor', 'neo4j-graphql', 'data-loaders'] as const;
export type ContenderName = (typeof contenderNames)[number];
