import { describe, expect, it } from 'vitest';
import { type GivenParameter, readCommand } from '../../src/analysis/command-line.ts';
import { prepareDeclared, prepareGuessed } from '../../src/analysis/parameter-values.ts';
import type { QueryParameter } from '../../src/analysis/query.ts';

describe('the arguments of the command', () => {
  it('are a name, parameters of the query, and options, in any order', () => {
    const { name, parameters, ...rest } = readCommand([
      '--format=csv',
      'a-query',
      '--member',
      'JP',
      '--since',
      '-5',
      '--timeout',
      '1.5',
      '--profile',
      '--x:text=7',
    ]);
    expect(name).toBe('a-query');
    expect(Object.fromEntries(parameters)).toEqual({
      member: { type: undefined, written: 'JP' },
      since: { type: undefined, written: '-5' },
      x: { type: 'text', written: '7' },
    });
    expect(rest).toEqual({ file: undefined, format: 'csv', output: undefined, action: 'profile', timeoutMs: 1_500 });
  });

  it('may name standard input, and a file whose name says the format', () => {
    expect(readCommand(['-'])).toMatchObject({ name: undefined, file: '-', format: 'table' });
    expect(readCommand(['a', '-o', 'rows.json'])).toMatchObject({ format: 'json', output: 'rows.json' });
    expect(readCommand(['a', '--output', 'x.csv', '--format', 'table'])).toMatchObject({ format: 'table' });
    expect(readCommand(['a', '-o', 't.tsv'])).toMatchObject({ format: 'tsv' });
    expect(readCommand(['a', '-o', 't.CSV'])).toMatchObject({ format: 'csv' });
    expect(readCommand(['a', '-o', 't.txt'])).toMatchObject({ format: 'table' });
    expect(readCommand(['a', '-o', 'rows'])).toMatchObject({ format: 'table' });
    expect(readCommand(['a', '-o', 'rows'])).toMatchObject({ timeoutMs: 600_000 });
    expect(readCommand(['a'])).toMatchObject({ timeoutMs: 30_000 });
    expect(readCommand(['a', '-o', 'query.cypher', '--show'])).toMatchObject({ action: 'show' });
  });

  it('may name a parameter like an option, with its type', () => {
    expect(readCommand(['--file', 'a.cypher', '--format:text', 'x']).parameters.get('format')).toEqual({
      type: 'text',
      written: 'x',
    });
  });

  it.each([
    [['a', 'b'], 'Name one query at most, not a and b.'],
    [['a', '--file', 'b'], 'Choose: --file, or the query a.'],
    [['a', '--format', 'cvs'], '--format is table, csv, tsv or json, and not cvs: did you mean "csv"?'],
    [
      ['a', '-o', 't.xlsx'],
      't.xlsx: there is no format xlsx. A file can end in .csv, .tsv, .json or .txt, or --format',
    ],
    [['a', '--timeout', '0'], '--timeout is a number of seconds, above 0 and up to 3600, and not 0.'],
    [['a', '--timeout', 'soon'], 'and not soon.'],
    [['a', '--explain', '--profile'], 'Choose one of --explain and --profile.'],
    [['a', '--explain=yes'], '--explain takes no value.'],
    [['a', '--format'], '--format needs a value.'],
    [['a', '--since'], '--since needs a value.'],
    [['a', '--explian'], '--explian needs a value: did you mean "explain"?'],
    [['a', '--since', '--until', '3'], '--since needs a value.'],
    [['a', '--since', '1', '--since', '2'], '--since is given twice.'],
    [['a', '-x'], 'There is no option -x.'],
  ])('are refused: %j', (args, message) => {
    expect(() => readCommand(args)).toThrow(message);
  });
});

const given = (values: Record<string, string | GivenParameter>) =>
  new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? { type: undefined, written: value } : value,
    ]),
  );

describe('the parameters of a query of the library', () => {
  const declare = (type: string, standard?: QueryParameter['default']): Record<string, QueryParameter> => ({
    since: { type, default: standard, meaning: 'The first.' },
  });
  const read = (type: string, written: string) => {
    const parameter = prepareDeclared(declare(type), given({ since: written })).get('since');
    return parameter && 'value' in parameter ? String(parameter.value) : parameter;
  };

  it('have the type that the header says', () => {
    expect(read('integer', '1995')).toBe('1995');
    expect(read('integer', '-5')).toBe('-5');
    expect(read('float', '0.5')).toBe('0.5');
    expect(read('boolean', 'true')).toBe('true');
    expect(read('text', '1995')).toBe('1995');
    expect(read('date', '2024-02-29')).toBe('2024-02-29');
    expect(read('Member', 'JP')).toEqual({ node: { label: 'Member', written: 'JP' } });
  });

  it.each([
    ['integer', '19.5', "--since must be a whole number, and not '19.5'."],
    ['integer', '1e3', 'must be a whole number'],
    ['integer', '99999999999999999999', 'must be a whole number'],
    ['float', 'half', "--since must be a number, and not 'half'."],
    ['float', '', 'must be a number'],
    ['boolean', 'yes', "--since must be true or false, and not 'yes'."],
    ['date', '2025-02-30', "--since must be a day, as in 2025-11-21, and not '2025-02-30'."],
    ['date', '1995', 'must be a day'],
  ])('are refused where they are no %s: %s', (type, written, message) => {
    expect(() => read(type, written)).toThrow(message);
  });

  it('have defaults, or must be given', () => {
    expect(prepareDeclared(declare('text', 'x'), given({})).get('since')).toEqual({ value: 'x' });
    expect(prepareDeclared(declare('Member', null), given({})).get('since')).toEqual({ value: null });
    expect(() => prepareDeclared(declare('text'), given({}))).toThrow('--since is missing (text): The first.');
  });

  it('are known by name', () => {
    expect(() => prepareDeclared(declare('text', 'x'), given({ sinse: '1' }))).toThrow(
      'The query has no parameter sinse: did you mean "since"? It has --since.',
    );
    expect(() => prepareDeclared({}, given({ since: '1' }))).toThrow('The query has no parameter since. It has none.');
  });
});

describe('the parameters of a query of one’s own', () => {
  const valuesOf = (values: Record<string, string | GivenParameter>) =>
    [...prepareGuessed(Object.keys(values), given(values)).values()].map((parameter) =>
      'value' in parameter ? parameter.value : parameter.node,
    );

  it('are taken for what they look like', () => {
    const [integer, float, isTrue, nothing, list, text, slug] = valuesOf({
      ...{ a: '1995', b: '0.5', c: 'true', d: 'null', e: '["a", 1]', f: 'Japan', g: '2025-11-21' },
    });
    expect(String(integer)).toBe('1995');
    expect(integer).toBeTypeOf('object');
    expect([float, isTrue, nothing]).toEqual([0.5, true, null]);
    expect(list).toEqual(['a', expect.objectContaining({ low: 1 })]);
    expect([text, slug]).toEqual(['Japan', '2025-11-21']);
  });

  it('have the type that is said', () => {
    expect(valuesOf({ a: { type: 'text', written: '1995' } })).toEqual(['1995']);
    expect(valuesOf({ a: { type: 'Member', written: 'JP' } })).toEqual([{ label: 'Member', written: 'JP' }]);
    expect(() => valuesOf({ a: { type: 'interger', written: '1' } })).toThrow(
      '--a: there is no type interger: did you mean "integer"?',
    );
  });

  it('must be there, each of them and no other', () => {
    expect(() => prepareGuessed(['year'], given({}))).toThrow('The query uses $year: say --year <value>.');
    expect(() => prepareGuessed(['year'], given({ yaer: '1' }))).toThrow('did you mean "year"?');
  });
});
