/** How long things took, by two labels: a histogram for what is measured in every request. prom-client's own checks and hashes its labels for each value. */
import type { Metric, MetricValueWithName, Registry } from 'prom-client';

export interface TimingsOptions {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly [string, string];
  /** Upper bounds in seconds, ascending. */
  readonly buckets: readonly number[];
  readonly register: Registry;
}

/** Remembers each pair of labels for good: there must be few. */
export type RecordTiming = (first: string, second: string, seconds: number) => void;

interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /** For each bucket, what belongs to it and to none before; the last is for what is above all. */
  readonly counts: number[];
  sum: number;
}

export function createTimings({ name, help, labelNames, buckets, register }: TimingsOptions): RecordTiming {
  const [firstName, secondName] = labelNames;
  const series = new Map<string, Map<string, Series>>();

  function open(first: string, second: string): Series {
    const ofFirst = series.get(first) ?? new Map<string, Series>();
    series.set(first, ofFirst);
    const opened = {
      labels: { [firstName]: first, [secondName]: second },
      counts: Array(buckets.length + 1).fill(0),
      sum: 0,
    };
    ofFirst.set(second, opened);
    return opened;
  }

  function valuesOf({ labels, counts, sum }: Series): MetricValueWithName<string>[] {
    let count = 0;
    const values = [...buckets, '+Inf'].map((le, index) => {
      count += counts[index] ?? 0;
      return { metricName: `${name}_bucket`, labels: { le, ...labels }, value: count };
    });
    return [
      ...values,
      { metricName: `${name}_sum`, labels, value: sum },
      { metricName: `${name}_count`, labels, value: count },
    ];
  }

  const get = async () => ({
    ...{ name, help, type: 'histogram', aggregator: 'sum' },
    values: [...series.values()].flatMap((ofFirst) => [...ofFirst.values()].flatMap(valuesOf)),
  });
  // Of a metric a registry wants no more than this.
  register.registerMetric({ name, get } as unknown as Metric);

  return (first, second, seconds) => {
    const one = series.get(first)?.get(second) ?? open(first, second);
    let index = 0;
    while (index < buckets.length && seconds > (buckets[index] ?? 0)) index += 1;
    one.counts[index] = (one.counts[index] ?? 0) + 1;
    one.sum += seconds;
  };
}
