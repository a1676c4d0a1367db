/** The main job: gateway and subgraphs in one process, a demo study when there is none, and where to go from there. */
import '@meridian/kit/production';
import { startMeridian } from '../meridian.ts';
import { explorerStart, welcome } from '../welcome.ts';
import { runCommand } from './run.ts';

await runCommand('meridian', async () => {
  const startedMs = performance.now();
  const meridian = await startMeridian(process.env, { explorer: explorerStart });
  let stopping = false;
  const stop = (): void => {
    // A second signal ends the process at once.
    if (stopping) process.exit(130);
    stopping = true;
    void meridian.stop().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.stdout.write(await welcome(meridian, (performance.now() - startedMs) / 1000));
  return undefined;
});
