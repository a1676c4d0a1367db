/** What the command line asks of the bench. */
import { parseArgs } from 'node:util';

export const modes = ['peers', 'ladder', 'cost', 'whole'] as const;
export type Mode = (typeof modes)[number];

export interface BenchOptions {
  readonly mode: Mode;
  /** Of measuring and its warm-up alone. */
  readonly seconds: number;
  /** Names of operations; all when null. */
  readonly only: readonly string[] | null;
  /** Names of contenders; all when null. */
  readonly contenders: readonly string[] | null;
}

const secondsByDefault: Readonly<Record<Mode, number>> = { peers: 150, ladder: 90, cost: 60, whole: 30 };
const mostSeconds = 7_200;

const names = (value: string | undefined): readonly string[] | null =>
  value?.split(',').map((name) => name.trim()) ?? null;

/** Throws an Error that says what is wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string' },
      only: { type: 'string' },
      contenders: { type: 'string' },
      ladder: { type: 'boolean', default: false },
      cost: { type: 'boolean', default: false },
      whole: { type: 'boolean', default: false },
    },
  });
  const asked = modes.filter((mode) => mode !== 'peers' && values[mode]);
  if (asked.length > 1) throw new Error(`one at a time: --${asked.join(', --')}`);
  const mode = asked[0] ?? 'peers';
  return {
    mode,
    seconds: readNumber('--seconds', values.seconds, secondsByDefault[mode], mostSeconds),
    only: names(values.only),
    contenders: names(values.contenders),
  };
}

/** A number above 0, or `fallback` for none. Throws an Error that names the option. */
export function readNumber(option: string, value: string | undefined, fallback: number, most: number): number {
  const number = Number(value ?? fallback);
  if (!(number > 0 && number <= most)) throw new Error(`${option} must be a number above 0 and at most ${most}`);
  return number;
}

/** Those of `all` whose names are asked for, in the order of `all`. Throws an Error that lists the names there are. */
export function select<Named extends { readonly name: string }>(
  option: string,
  all: readonly Named[],
  asked: readonly string[] | null,
): readonly Named[] {
  if (asked === null) return all;
  const known = all.map(({ name }) => name);
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`${option}: no ${unknown.join(', ')} among ${known.join(', ')}`);
  return all.filter(({ name }) => asked.includes(name));
}
