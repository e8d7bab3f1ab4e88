/** Where the names of this product stand; nothing is served there, since a name needs no page. */
const HOME = 'https://seven-graph.example/';

/** The vocabularies that the context speaks of, and those of this product: its terms, records and relationships. */
export const prefixes: Readonly<Record<string, string>> = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  seven: `${HOME}vocabulary#`,
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  record: `${HOME}record/`,
  relationship: `${HOME}relationship/`,
};

/** Labels that schema.org or SKOS have a class for. Every other label is a class of the own vocabulary. */
export const classes: Readonly<Record<string, string>> = {
  Country: 'schema:Country',
  Dataset: 'schema:Dataset',
  Document: 'schema:DigitalDocument',
  Event: 'schema:Event',
  Organization: 'schema:Organization',
  Person: 'schema:Person',
  Place: 'schema:Place',
  Priority: 'skos:Concept',
  Source: 'schema:CreativeWork',
};

/** Properties that another vocabulary has a term for, in every label that has them. */
export const propertyTerms: Readonly<Record<string, string>> = {
  attribution: 'schema:creditText',
  definition: 'skos:definition',
  description: 'schema:description',
  endDate: 'schema:endDate',
  latitude: 'schema:latitude',
  licence: 'schema:license',
  loadedAt: 'schema:dateModified',
  longitude: 'schema:longitude',
  name: 'schema:name',
  note: 'skos:note',
  sources: 'schema:citation',
  startDate: 'schema:startDate',
  url: 'schema:url',
  version: 'schema:version',
};

/** Terms that are not named like the property they hold. */
export const furtherTerms: Readonly<Record<string, string>> = {
  altLabel: 'skos:altLabel',
  datePublished: 'schema:datePublished',
  geo: 'schema:geo',
  prefLabel: 'skos:prefLabel',
  sameAs: 'schema:sameAs',
};

/** The terms of a property in one label, where they are others than its name. */
export const renamed: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Document: { date: ['datePublished'] },
  Priority: { name: ['name', 'prefLabel'], alternativeNames: ['altLabel'] },
  Source: { date: ['datePublished'] },
};

/** Properties of any label or type whose text is English, and says so. */
export const inEnglish: ReadonlySet<string> = new Set(['altLabel', 'definition', 'description', 'name', 'prefLabel']);

/** Relationship types that another vocabulary has a property for. `inverse` leads from the end to the start. */
const predicates: Readonly<Record<string, { readonly iri: string; readonly inverse?: boolean }>> = {
  ADDRESSES: { iri: 'schema:about' },
  ATTENDS: { iri: 'schema:attendee', inverse: true },
  BROADER: { iri: 'skos:broader' },
  COVERS: { iri: 'schema:about' },
  LIES_IN: { iri: 'schema:containedInPlace' },
  PART_OF: { iri: 'schema:superEvent' },
  SOURCED_FROM: { iri: 'schema:citation' },
  TAKES_PLACE_IN: { iri: 'schema:location' },
};

/** What a relationship is as a predicate; the own vocabulary has one for each type that no other has. */
export function predicateOf(type: string): { readonly iri: string; readonly inverse?: boolean } {
  return predicates[type] ?? { iri: `seven:${type}` };
}
