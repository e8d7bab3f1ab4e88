import type { GraphModel, Property } from '../pothos-plugin-neo4j/model/index.ts';
import { exportedNodes, exportedProperties } from './properties.ts';
import { classes, furtherTerms, inEnglish, predicateOf, prefixes, propertyTerms } from './terms.ts';

type Definition = string | Readonly<Record<string, string | boolean>>;

/** A JSON-LD context: what every term of the export stands for. */
export type Context = Readonly<Record<string, Definition | number>>;

/**
 * The context of a model: its labels as classes, its properties with their types, its relationship types as properties
 * that name a node, and the words in which a relationship is described.
 */
export function contextOf(model: GraphModel): Context {
  const nodes = exportedNodes(model);
  const ofLabels = nodes.map(({ label }) => [label, classes[label] ?? `seven:${label}`] as const);
  const ofTypes = model.relationships.map(({ type }) => {
    const { iri, inverse } = predicateOf(type);
    return [type, { [inverse ? '@reverse' : '@id']: iri, '@type': '@id' }] as const;
  });
  const ofProperties = [...nodes, ...model.relationships]
    .flatMap(({ properties }) => exportedProperties(properties, 'jsonld'))
    .map(([name, property]) => [name, termOf(name, propertyTerms[name] ?? `seven:${name}`, property)] as const);
  return {
    '@version': 1.1,
    ...prefixes,
    ...description,
    ...Object.fromEntries(ofLabels),
    ...withoutContradiction(ofProperties),
    ...special,
    ...Object.fromEntries(ofTypes),
  };
}

/** A relationship as a statement about it, in the words that RDF has for that. */
const description: Context = {
  RelationshipStatement: 'rdf:Statement',
  subject: { '@id': 'rdf:subject', '@type': '@id' },
  predicate: { '@id': 'rdf:predicate', '@type': '@id' },
  object: { '@id': 'rdf:object', '@type': '@id' },
};

const english = (iri: string): Definition => ({ '@id': iri, '@language': 'en' });

/** Terms whose values are no plain values of their property. */
const special: Context = {
  sources: { '@id': propertyTerms['sources']!, '@type': '@id', '@container': '@set' },
  url: { '@id': propertyTerms['url']!, '@type': 'xsd:anyURI' },
  altLabel: { '@id': furtherTerms['altLabel']!, '@language': 'en', '@container': '@set' },
  prefLabel: english(furtherTerms['prefLabel']!),
  datePublished: { '@id': furtherTerms['datePublished']!, '@type': 'xsd:date' },
  geo: furtherTerms['geo']!,
  GeoCoordinates: 'schema:GeoCoordinates',
  sameAs: { '@id': furtherTerms['sameAs']!, '@type': '@id' },
};

// Numbers and truth values of JSON have the right type already, but for a float that happens to be whole.
const datatypes: Readonly<Partial<Record<Property['type'], string>>> = {
  float: 'xsd:double',
  date: 'xsd:date',
  dateTime: 'xsd:dateTime',
};

function termOf(name: string, iri: string, { type, list }: Property): Definition {
  const definition = {
    '@id': iri,
    ...(datatypes[type] ? { '@type': datatypes[type] } : {}),
    ...(inEnglish.has(name) ? { '@language': 'en' } : {}),
    ...(list ? { '@container': '@set' } : {}),
  };
  return Object.keys(definition).length === 1 ? iri : definition;
}

/** One term has one meaning: labels that give a name different types need different terms. */
function withoutContradiction(terms: readonly (readonly [string, Definition])[]): Record<string, Definition> {
  const known: Record<string, Definition> = {};
  for (const [name, definition] of terms) {
    const first = known[name] ?? definition;
    if (JSON.stringify(first) !== JSON.stringify(definition)) {
      throw new TypeError(`The property ${name} has several types in the model: give one of them another term.`);
    }
    known[name] = definition;
  }
  return known;
}
