import { stringify } from 'yaml';
import { ATTRIBUTION } from './licence.ts';
import type { Release } from './releases.ts';

/** How the data are cited, in the Citation File Format. */
export function citationFile({ name, date, asOf }: Release): string {
  // Quoted, since a day without quotes is no text to every reader of YAML.
  const options = { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' } as const;
  const content = {
    'cff-version': '1.2.0',
    type: 'dataset',
    message: 'Please cite the release of the data that you used, and the sources of the facts that you rely on.',
    title: 'Seven: the Group of Seven as a knowledge graph',
    authors: [{ name: 'The Seven authors' }],
    version: name,
    'date-released': date,
    license: 'CC-BY-4.0',
    abstract: `Presidencies, meetings, participants, documents, commitments and their assessments of the Group of Seven, with the source of every fact. The facts reach to ${asOf}. ${ATTRIBUTION}`,
    keywords: ['Group of Seven', 'G7', 'G8', 'summits', 'compliance', 'knowledge graph'],
  };
  return stringify(content, options);
}
