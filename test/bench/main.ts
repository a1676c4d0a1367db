/** `npm run bench`: how fast the gateway answers, beside others. Fails when answers differ or something breaks, never by time. */
import { type BenchOptions, readOptions } from './options.ts';
import { openGround, prepareBench } from './prepare.ts';
import { runCommand } from './run-command.ts';
import { runCost } from './run-cost.ts';
import { runLadder } from './run-ladder.ts';
import { runPeers } from './run-peers.ts';
import { runWhole } from './run-whole.ts';

type Run = (atEnd: AsyncDisposableStack, options: BenchOptions) => Promise<string>;

/** Where the database and its worker do most of the work, the gateway is not kept to a core. */
const runs: Readonly<Record<BenchOptions['mode'], Run>> = {
  peers: async (end, options) => runPeers(await prepareBench(end, true), options),
  ladder: async (end, options) => runLadder(await prepareBench(end, true), options),
  cost: async (end, options) => runCost(await openGround(end, true), options),
  whole: async (end, options) => runWhole(await prepareBench(end, false), options),
};

await runCommand(async (atEnd) => {
  const options = readOptions(process.argv.slice(2));
  console.log(await runs[options.mode](atEnd, options));
});
