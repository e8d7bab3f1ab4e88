import { type ContenderName, contenderNames } from './contenders/names.ts';
import type { Load } from './load.ts';
import type { Cell, Measured, Round } from './rounds.ts';
import { median, medianInterval, quantile } from './statistics.ts';
import { brief, table } from './table.ts';

const rateOf = ({ milliseconds, seconds }: Load): number => milliseconds.length / seconds;

/** How long a part of all answers, from 0 to 1, took at most, in milliseconds. */
export const latencyOf = (loads: readonly Load[], part: number): number =>
  quantile(
    loads.flatMap(({ milliseconds }) => milliseconds),
    part,
  );

/** The median of ratios, and between which values it lies. */
export function ratioWithInterval(ratios: readonly number[]): string {
  const [least, greatest] = medianInterval(ratios);
  return `${median(ratios).toFixed(2)} (${least.toFixed(2)}–${greatest.toFixed(2)})`;
}

const others = (cells: readonly Cell[]): readonly ContenderName[] =>
  contenderNames.filter((name) => name !== 'compiled' && cells.some(({ rounds }) => rounds.has(name)));

const none = '–';

/** How many requests were answered, and how quickly. */
export function rateTable({ cells }: Measured, sizes: ReadonlyMap<string, number>): string {
  const names = others(cells);
  const rows = cells.map(({ operation, connections, rounds }) => {
    const compiled = rounds.get('compiled')!;
    const ratios = names.map((name) => {
      const rates = rounds.get(name)?.map(rateOf);
      return rates ? ratioWithInterval(compiled.map((load, round) => rateOf(load) / rates[round]!)) : none;
    });
    const latencies = (['compiled', 'floor'] as const).map((name) => {
      const loads = rounds.get(name);
      return loads ? `${brief(latencyOf(loads, 0.5))} / ${brief(latencyOf(loads, 0.99))}` : none;
    });
    const rate = brief(median(compiled.map(rateOf)));
    return [operation.name, String(connections), ...ratios, rate, ...latencies, String(sizes.get(operation.name))];
  });
  const ratios = names.map((name) => `compiled : ${name}`);
  const latencies = ['compiled p50 / p99 ms', 'floor p50 / p99 ms'];
  return table(['operation', 'at once', ...ratios, 'compiled req/s', ...latencies, 'bytes'], rows);
}

/** What a request took of the processors: of the server's process, of Neo4j, and of whoever asked. */
export function processorTable({ cells }: Measured): string {
  const names = contenderNames.filter((name) => name === 'compiled' || others(cells).includes(name));
  const rows = cells.map(({ operation, connections, rounds }) => {
    const shares = names.map((name) => {
      const measured = rounds.get(name);
      if (measured === undefined) return none;
      const part = (read: (round: Round) => number | undefined) => {
        const values = measured.map(read).filter((value) => value !== undefined);
        return values.length === 0 ? none : brief(median(values));
      };
      const asking = ({ generatorMs, milliseconds }: Round) => generatorMs / milliseconds.length;
      return [part(({ serverMs }) => serverMs), part(({ neo4jMs }) => neo4jMs), part(asking)].join(' + ');
    });
    return [operation.name, String(connections), ...shares];
  });
  return table(['server + Neo4j + asking, ms', 'at once', ...names], rows);
}

export function memoryTable({ memory }: Measured): string {
  return table(
    ['process', 'most memory, MB'],
    [...memory].map(([name, bytes]) => [name, (bytes / 2 ** 20).toFixed(0)]),
  );
}
