import { date, dateTime, integer, internal, listOf, node, optional, text } from '../pothos-plugin-neo4j/model/index.ts';

export const dataset = node('Dataset', {
  description: 'What the graph was loaded from: one node, written by each load that changes something.',
  properties: {
    name: text('The name of the dataset.'),
    version: text('The digest of everything that was loaded: equal data have equal versions.'),
    asOf: optional(
      date(
        'The day to which the facts reach: the newest date that a source shows, of those whose day is known. What came later is not in them, and what lies ahead of it stands as it was announced.',
      ),
    ),
    release: optional(
      text(
        'The release that the data are, such as `2026.1`, to be cited by; absent for data between two releases, which their version tells.',
      ),
    ),
    releasedDate: optional(date('The day on which that release was published.')),
    loadedAt: dateTime('When it was loaded.'),
    licence: text('The terms of use.'),
    attribution: text('Whom to name when the data are used.'),
    inputs: internal(text('The digest of the files it was read from: with the same files nothing is read again.')),
    readableFrom: internal(
      integer('When the data are whole again, in milliseconds since 1970: ahead of the clock while a load commits.'),
    ),
  },
  key: 'name',
});

export const datasetManifest = node('DatasetManifest', {
  description: 'What the loads have put into the graph: one node, locked by a load, read by the next.',
  properties: {
    name: text('The name of the dataset.'),
    slugs: listOf(text('The slugs of its nodes.')),
    relationships: listOf(text('The types and keys of its relationships.')),
    history: listOf(text('The digests of the files of the last loads, the newest last.')),
  },
  key: 'name',
});
