import { Client } from '../client.ts';
import { again, besideHonest, type Scene } from '../scene.ts';
import { Tally } from '../tally.ts';

const connections = (
  'bilateralMeetings buildsOn builtOnBy commitments documents establishedGroups followedBy guestCountries hostPersons ' +
  'hosts members participants priorities takesUp'
).split(' ');
const scalars =
  'name kind year status startDate endDate format forum note outcome description confidence dateNote caption url placeNote'.split(
    ' ',
  );

const fragments = connections
  .map((name, index) => `fragment F${index} on Event { ${name}(first: 1) { edges { sources { slug } } } }`)
  .join(' ');
const spreads = connections.map((_, index) => `...F${index}`).join(' ');

/** Each root field is a statement that the database has not seen: the fields beside the fragments count in twos. */
export function aliased(number: number, aliases: number): string {
  const roots = Array.from({ length: aliases }, (_, index) => {
    const combination = number * aliases + index + 1;
    const others = scalars.filter((_, bit) => (combination >> bit) % 2 === 1).join(' ');
    return `a${index}: event(slug: "x") { ${others} ${spreads} }`;
  });
  return `{ ${roots.join(' ')} } ${fragments}`;
}

/** From another address than the honest client's, and from the same. Twelve are more than is allowed; two are just allowed. */
export const manyAliases: Scene = async (stage) => {
  const parts: string[] = [];
  for (const aliases of [12, 2]) {
    for (const address of ['127.0.0.3', '127.0.0.2']) {
      const where = address === '127.0.0.2' ? 'from the address of the honest client' : 'from another address';
      const title = `${aliases} aliases with 14 fragments each, on eight connections, ${where}`;
      const burden = async ({ url }: typeof stage, end: AbortSignal) => {
        const client = new Client(url, '127.0.0.2');
        const tally = new Tally();
        const first = address === '127.0.0.2' ? 10_000 : 0;
        await again(8, end, tally, (number) => tally.note(client.ask(aliased(first + number, aliases))));
        client.close();
        return tally;
      };
      parts.push(await besideHonest(title, stage, burden, address));
    }
  }
  return parts.join('\n\n');
};
