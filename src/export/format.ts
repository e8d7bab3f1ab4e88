/** What an export can be written as. */
export const formats = ['csv', 'tables', 'parquet', 'graphml', 'jsonld'] as const;
export type Format = (typeof formats)[number];

/** Those that are a folder of files. */
export const folderFormats = ['csv', 'tables', 'parquet'] as const;
export type FolderFormat = (typeof folderFormats)[number];

export const isFolderFormat = (format: Format): format is FolderFormat =>
  (folderFormats as readonly Format[]).includes(format);
