import type { SearchFieldName } from '../../model/search-properties.ts';
import { type GraphData, type GraphNode, orderedProperties, slugOf } from '../graph-data.ts';
import { neighbourhoodOf } from '../neighbourhood.ts';
import { indexed, namesInWords, reasonsOf, wordsLike } from './field.ts';
import { namesOf, textOf } from './own-words.ts';
import { surroundingsOf } from './surroundings.ts';
import { degreesOf, rankOf, weightOf } from './weight.ts';
import type { SearchWords } from './words.ts';

/** Gives each entity what it is found by, once everything around it is known. */
export function searchable({ nodes, relationships }: GraphData, words: SearchWords): GraphData {
  const around = neighbourhoodOf({ nodes, relationships });
  const degrees = degreesOf(relationships);
  const withDocument = (node: GraphNode): GraphNode => {
    if (!node.labels.includes('Entity')) return node;
    const surroundings = surroundingsOf(node, around, words);
    const names = [...namesOf(node), ...surroundings.names];
    const weight = weightOf(node, degrees.get(slugOf(node)) ?? 0);
    const fields: Readonly<Record<SearchFieldName, string | readonly string[]>> = {
      searchNames: namesInWords(names, words),
      searchKinds: indexed([...surroundings.kinds, ...wordsLike(names, words)], words),
      searchPlaces: indexed(surroundings.places, words),
      searchTimes: indexed(surroundings.times, words),
      searchRelated: indexed(surroundings.related, words),
      searchText: indexed(textOf(node), words),
    };
    const document = {
      ...fields,
      searchKind: kindOf(node),
      searchReasons: reasonsOf(surroundings),
      searchWeight: weight,
      searchRank: rankOf(node, weight),
    };
    return { ...node, properties: orderedProperties({ ...node.properties, ...document }) };
  };
  return { nodes: nodes.map(withDocument), relationships };
}

/** The value of EntityKind. */
const kindOf = ({ labels }: GraphNode): string => labels[0]!.replace(/(?<=[a-z0-9])([A-Z])/g, '_$1').toUpperCase();
