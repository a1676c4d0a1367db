/** A process of the bench, as its parent sees it: starts with the settings it is sent, tells what it uses, ends with its parent. */
import type { FromChild, ToChild } from './processes.ts';

/** Runs `start` once, when the parent sends its settings, and tells the parent what it resolves to. */
export function serveBench<Settings, Address>(start: (settings: Settings) => Promise<Address>): void {
  process.once('disconnect', () => process.exit(0));
  process.on('message', async (message: ToChild) => {
    tell(message.kind === 'usage' ? measureUsage() : await begin(message.settings as Settings));
  });

  async function begin(settings: Settings): Promise<FromChild> {
    try {
      return { kind: 'started', address: await start(settings) };
    } catch (error) {
      return { kind: 'failed', message: error instanceof Error ? error.message : 'unknown reason' };
    }
  }
}

const tell = (message: FromChild): void => void process.send?.(message);

function measureUsage(): FromChild {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return {
    kind: 'usage',
    usage: { cpuMs: (userCPUTime + systemCPUTime) / 1000, rssBytes: process.memoryUsage.rss() },
  };
}
