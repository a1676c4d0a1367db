/** A thread that reads and maps one file at a time. It runs a few pieces ahead of whoever takes them, never more. */

import { parentPort } from 'node:worker_threads';
import type { DatasetLoad } from '@meridian/kit/import';
import { type MapEvent, type MapJob, mapDataset } from './map-dataset.ts';
import { type Inspection, inspectDataset, openDataset } from './read.ts';
import { type FileSource, FileUnreadable } from './source.ts';
import { DatasetFailed } from './summary.ts';

export type WorkerRequest =
  | { readonly kind: 'inspect'; readonly source: FileSource }
  /** `modules` export `loads`; of each, those of the job's domain are used, in order. */
  | { readonly kind: 'map'; readonly source: FileSource; readonly modules: readonly string[]; readonly job: MapJob }
  /** One piece was taken. */
  | { readonly kind: 'taken' };

export type WorkerReply =
  | { readonly kind: 'inspected'; readonly inspection: Inspection }
  | { readonly kind: 'piece'; readonly event: MapEvent }
  | { readonly kind: 'done' }
  | {
      readonly kind: 'failed';
      readonly of: 'file' | 'dataset' | 'worker';
      readonly message: string;
      readonly stack: string | undefined;
    };

const piecesAhead = 4;

if (parentPort === null) throw new Error('runs as a worker thread');
const port = parentPort;
const reply = (message: WorkerReply, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

let free = piecesAhead;
let wake: () => void = () => undefined;

async function send(event: MapEvent): Promise<void> {
  if (free === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  free -= 1;
  reply({ kind: 'piece', event }, event.kind === 'chunk' ? [event.bytes.buffer as ArrayBuffer] : []);
}

async function map({ source, modules, job }: Extract<WorkerRequest, { kind: 'map' }>): Promise<void> {
  free = piecesAhead;
  const loads: DatasetLoad[] = [];
  for (const module of modules) {
    const exported = (await import(module)) as { readonly loads: readonly DatasetLoad[] };
    loads.push(...exported.loads.filter(({ domain }) => domain === job.domain));
  }
  for await (const event of mapDataset(await openDataset(source), loads, job)) await send(event);
  reply({ kind: 'done' });
}

function fail(error: unknown): void {
  const of = error instanceof FileUnreadable ? 'file' : error instanceof DatasetFailed ? 'dataset' : 'worker';
  const { name, message, stack, cause } = error as Error;
  reply({
    kind: 'failed',
    of,
    message: of === 'worker' ? name : message,
    stack: (cause as Error | undefined)?.stack ?? stack,
  });
}

port.on('message', (request: WorkerRequest) => {
  if (request.kind === 'taken') {
    free += 1;
    wake();
  } else if (request.kind === 'inspect') {
    inspectDataset(request.source).then((inspection) => reply({ kind: 'inspected', inspection }), fail);
  } else {
    map(request).catch(fail);
  }
});
