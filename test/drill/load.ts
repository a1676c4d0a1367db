/** A steady stream of reports, as many clients are: none waits for another's answer, but there are only so many of them. */
import type { Client, Reply } from './client.ts';
import { reportQuery } from './report.ts';

export interface Lane {
  readonly name: string;
  readonly subjects: readonly string[];
  readonly perSecond: number;
  /** Of one subject; the whole report by default. */
  readonly query?: string;
  readonly clients?: number;
}

export interface Sample extends Reply {
  readonly lane: string;
  readonly subjectId: string;
}

export interface Load extends AsyncDisposable {
  /** Answered so far, in the order of their answers. */
  readonly samples: readonly Sample[];
  /** Those of a lane that were sent between two moments of `performance.now()`. */
  between(lane: string, fromMs: number, toMs: number): readonly Sample[];
  /** Sends no more, and waits for what is under way. */
  stop(): Promise<readonly Sample[]>;
}

const tickMs = 10;
/** Clients of a lane: what comes while all of them wait is not sent, so that a machine that is too slow for the rate does not pile up what is measured later. */
const defaultClients = 24;

export function putLoad(client: Client, lanes: readonly Lane[]): Load {
  const samples: Sample[] = [];
  const underWay = new Map(lanes.map(({ name }) => [name, new Set<Promise<void>>()]));
  const startedAtMs = performance.now();
  const sent = new Map<string, number>();

  async function send({ name, subjects, query = reportQuery }: Lane, index: number): Promise<void> {
    const subjectId = subjects[index % subjects.length] ?? '';
    samples.push({ ...(await client.ask(query, { id: subjectId })), lane: name, subjectId });
  }

  const timer = setInterval(() => {
    for (const lane of lanes) {
      const due = Math.floor(((performance.now() - startedAtMs) / 1_000) * lane.perSecond);
      for (let index = sent.get(lane.name) ?? 0; index < due; index++) {
        sent.set(lane.name, index + 1);
        const busy = underWay.get(lane.name);
        if (busy === undefined || busy.size >= (lane.clients ?? defaultClients)) continue;
        const sending: Promise<void> = send(lane, index).finally(() => busy.delete(sending));
        busy.add(sending);
      }
    }
  }, tickMs);

  async function stop(): Promise<readonly Sample[]> {
    clearInterval(timer);
    await Promise.all([...underWay.values()].flatMap((busy) => [...busy]));
    return samples;
  }

  return {
    samples,
    between: (lane, fromMs, toMs) =>
      samples.filter((sample) => sample.lane === lane && sample.sentAtMs >= fromMs && sample.sentAtMs < toMs),
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
    },
  };
}
