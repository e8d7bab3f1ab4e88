import type { GraphNode } from '../graph-data.ts';
import type { Neighbour, Neighbourhood } from '../neighbourhood.ts';
import type { Phrase } from './field.ts';
import type { SearchWords } from './words.ts';

/** The text of a property, where it has one. */
export const propertyOf = ({ properties }: Pick<GraphNode, 'properties'>, name: string): string | undefined => {
  const value = properties[name];
  return value === undefined || Array.isArray(value) ? undefined : String(value);
};
export const listOf = ({ properties }: GraphNode, name: string): readonly string[] =>
  (properties[name] ?? []) as readonly string[];

/** What stands around a node, in words. */
export interface Look {
  readonly links: (node: GraphNode, direction: 'out' | 'in', type: string) => readonly Neighbour[];
  readonly nodes: (node: GraphNode, direction: 'out' | 'in', type: string) => readonly GraphNode[];
  /** The names at the end of a relationship. */
  readonly names: (node: GraphNode, direction: 'out' | 'in', type: string) => readonly string[];
  /** A country, member or organization with all that it is called, and what belongs to it. */
  readonly called: (node: GraphNode) => Phrase;
  /** The same, by its code. */
  readonly representing: (code: string | undefined) => readonly Phrase[];
  /** The larger places around a place, and its country. */
  readonly placesAround: (place: GraphNode) => readonly Phrase[];
  /** Where an event is, who receives it, and who presides. */
  readonly placesOfEvent: (event: GraphNode) => readonly Phrase[];
  /** What an event is called by what belongs to it. */
  readonly eventPhrases: (event: GraphNode) => readonly Phrase[];
  /** Who meets there: `interior ministers`. */
  readonly portfolios: (event: GraphNode) => readonly Phrase[];
}

export function lookFrom(around: Neighbourhood, words: SearchWords): Look {
  const links: Look['links'] = (node, direction, type) => around[direction](node, type);
  const nodes: Look['nodes'] = (node, direction, type) => links(node, direction, type).map((found) => found.node);
  const nameOf = (node: GraphNode): string => propertyOf(node, 'name') ?? '';
  const names: Look['names'] = (node, direction, type) => [...new Set(nodes(node, direction, type).map(nameOf))];
  const called = (node: GraphNode): Phrase => {
    const code = propertyOf(node, 'code');
    const also = [...listOf(node, 'alternativeNames'), ...(code === undefined ? [] : [code.replaceAll('_', ' ')])];
    return { text: nameOf(node), also: [...also, ...words.ofCode(code)] };
  };
  const placesAround: Look['placesAround'] = (place) => {
    const within: GraphNode[] = [];
    for (let wider = nodes(place, 'out', 'LIES_IN')[0]; wider; wider = nodes(wider, 'out', 'LIES_IN')[0]) {
      if (within.includes(wider)) break;
      within.push(wider);
    }
    return [
      ...within.map((one) => ({ text: nameOf(one), also: listOf(one, 'alternativeNames') })),
      ...nodes(place, 'out', 'IN_COUNTRY').map(called),
    ];
  };
  const placesOfEvent: Look['placesOfEvent'] = (event) => {
    const places = [...nodes(event, 'out', 'TAKES_PLACE_IN'), ...nodes(event, 'out', 'ALSO_TAKES_PLACE_IN')];
    const presidencies = nodes(event, 'in', 'ORGANIZES');
    return [
      ...places.flatMap((place) => [
        { text: nameOf(place), also: listOf(place, 'alternativeNames') },
        ...placesAround(place),
      ]),
      ...nodes(event, 'in', 'HOSTS').map(called),
      ...presidencies.flatMap((presidency) => nodes(presidency, 'in', 'HOLDS_PRESIDENCY')).map(called),
    ];
  };
  const portfolios: Look['portfolios'] = (event) =>
    listOf(event, 'portfolios').map((portfolio) => {
      const fields = portfolio.split('-');
      const all = fields.join(' and ');
      return { text: `${all} ministers`, also: fields.length > 1 ? fields.map((field) => `${field} ministers`) : [] };
    });
  return {
    links,
    nodes,
    names,
    called,
    representing: (code) => {
      const node = code === undefined ? undefined : around.byCode(code);
      return node === undefined ? [] : [called(node)];
    },
    placesAround,
    placesOfEvent,
    eventPhrases: (event) => [{ text: nameOf(event), also: listOf(event, 'alternativeNames') }],
    portfolios,
  };
}
