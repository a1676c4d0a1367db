/** A process of the bench, as its parent sees it: starts with the settings it is sent, tells what it uses, ends with its parent. */
import { writeFile } from 'node:fs/promises';
import type { Server as HttpServer } from 'node:http';
import { Session } from 'node:inspector/promises';
import type { AddressInfo, Server } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FromChild, ToChild } from './processes.ts';

/** Runs `start` once, when the parent sends its settings, and tells the parent what it resolves to. */
export function serveBench<Settings, Address>(start: (settings: Settings) => Promise<Address>): void {
  process.once('disconnect', () => process.exit(0));
  process.on('message', async (message: ToChild) => {
    tell(await answer(message).catch(failed));
  });

  async function answer(message: ToChild): Promise<FromChild> {
    switch (message.kind) {
      case 'start':
        return { kind: 'started', address: await start(message.settings as Settings) };
      case 'usage':
        return measureUsage();
      case 'heap':
        return measureHeap();
      case 'profile':
        return message.file === null ? beginProfile() : endProfile(message.file);
    }
  }
}

/** On a port of loopback that the system chooses; resolves to the origin. */
export async function listen(server: Server | HttpServer): Promise<string> {
  if ('keepAliveTimeout' in server) {
    server.keepAliveTimeout = 65_000;
    server.headersTimeout = 66_000;
  }
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const tell = (message: FromChild): void => void process.send?.(message);
const failed = (error: unknown): FromChild => ({
  kind: 'failed',
  message: error instanceof Error ? error.message : 'unknown reason',
});

function measureUsage(): FromChild {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return {
    kind: 'usage',
    usage: { cpuMs: (userCPUTime + systemCPUTime) / 1000, rssBytes: process.memoryUsage.rss() },
  };
}

let session: Session | undefined;
function openSession(): Session {
  if (session === undefined) {
    session = new Session();
    session.connect();
  }
  return session;
}

let stops: ReturnType<typeof monitorEventLoopDelay> | undefined;

/** What is alive: garbage is collected first. And the longest stop of the event loop since it was measured before, without that collection. */
async function measureHeap(): Promise<FromChild> {
  const longestStopMs = stops === undefined ? 0 : stops.max / 1e6;
  await openSession().post('HeapProfiler.collectGarbage');
  const { heapUsed, external } = process.memoryUsage();
  stops ??= monitorEventLoopDelay({ resolution: 5 });
  stops.enable();
  stops.reset();
  return { kind: 'heap', heap: { bytes: heapUsed + external, longestStopMs } };
}

const sampleMicroseconds = 200;

async function beginProfile(): Promise<FromChild> {
  const profiler = openSession();
  await profiler.post('Profiler.enable');
  await profiler.post('Profiler.setSamplingInterval', { interval: sampleMicroseconds });
  await profiler.post('Profiler.start');
  return { kind: 'done' };
}

async function endProfile(file: string): Promise<FromChild> {
  const { profile } = await openSession().post('Profiler.stop');
  await writeFile(file, JSON.stringify(profile));
  return { kind: 'done' };
}
