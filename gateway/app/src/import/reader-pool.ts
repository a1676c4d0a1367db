/** A bounded number of threads that inspect and map files; datasets in memory are mapped where they are. */
import { type MapEvent, type MapJob, mapDataset } from './map-dataset.ts';
import { type Inspection, inspectDataset, openDataset } from './read.ts';
import { ReaderThread } from './reader-thread.ts';
import type { DatasetSource, FileSource } from './source.ts';
import { type ImportingSubgraph, loadsOf } from './subgraph.ts';
import { ImportFailed } from './summary.ts';

export interface MappedDataset extends AsyncIterable<MapEvent> {
  /** Stops the reading, if it is still going on. */
  cancel(): Promise<void>;
}

export interface ReaderPool {
  /** Throws FileUnreadable. */
  inspect(source: DatasetSource): Promise<Inspection>;
  /** Begins as soon as a thread is free, and runs a few pieces ahead. The loads are those of the job's domain, in the order of the subgraphs. */
  map(source: DatasetSource, subgraphs: readonly ImportingSubgraph[], job: MapJob): MappedDataset;
  close(): Promise<void>;
}

/** `threads` at most are started, when they are needed. */
export function createReaderPool(threads: number): ReaderPool {
  const idle: ReaderThread[] = [];
  const all = new Set<ReaderThread>();
  const waiting: ((thread: ReaderThread) => void)[] = [];

  function acquire(): Promise<ReaderThread> {
    const thread = idle.pop();
    if (thread) return Promise.resolve(thread);
    if (all.size < threads) {
      const started = new ReaderThread();
      all.add(started);
      return Promise.resolve(started);
    }
    return new Promise((resolve) => waiting.push(resolve));
  }

  function release(thread: ReaderThread): void {
    const next = waiting.shift();
    if (next) next(thread);
    else idle.push(thread);
  }

  /** A thread in the middle of something is not worth saving. */
  async function discard(thread: ReaderThread): Promise<void> {
    all.delete(thread);
    await thread.stop();
    const next = waiting.shift();
    if (next) acquire().then(next);
  }

  function mapFile(source: FileSource, subgraphs: readonly ImportingSubgraph[], job: MapJob): MappedDataset {
    const modules = subgraphs
      .filter(({ loads }) => loads.some(({ domain }) => domain === job.domain))
      .map(({ module }) => module);
    let isOver = false;
    const started = acquire().then((thread) => {
      thread.ask({ kind: 'map', source, modules, job });
      return thread;
    });
    return {
      async *[Symbol.asyncIterator]() {
        const thread = await started;
        for (;;) {
          const reply = await thread.next();
          if (reply.kind !== 'piece') break;
          thread.ask({ kind: 'taken' });
          yield reply.event;
        }
        isOver = true;
        release(thread);
      },
      async cancel() {
        if (isOver) return;
        isOver = true;
        await discard(await started);
      },
    };
  }

  return {
    async inspect(source) {
      if (source.kind === 'rows') return inspectDataset(source);
      const thread = await acquire();
      try {
        thread.ask({ kind: 'inspect', source });
        const reply = await thread.next();
        if (reply.kind !== 'inspected') throw new ImportFailed('a reading thread answered out of turn');
        return reply.inspection;
      } finally {
        release(thread);
      }
    },
    map(source, subgraphs, job) {
      if (source.kind !== 'rows') return mapFile(source, subgraphs, job);
      const loads = loadsOf(subgraphs, job.domain).map(({ load }) => load);
      return {
        async *[Symbol.asyncIterator]() {
          yield* mapDataset(await openDataset(source), loads, job);
        },
        cancel: async () => undefined,
      };
    },
    async close() {
      await Promise.all([...all].map((thread) => thread.stop()));
    },
  };
}
