/** The distributed mode: each subgraph and the gateway a process of its own, over PostgreSQL; all of them, or those that are named. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createLogger } from '@meridian/kit/logger';
import { readAppConfig } from '../config.ts';
import { type ProcessPlan, planProcesses, processNames } from '../distributed.ts';
import { openSystem } from '../system.ts';
import { runCommand, UsageError } from './run.ts';

const usage = `DATABASE_URL=postgres://… npm run dev [-- NAME…]\nnames: ${processNames.join(', ')}`;

await runCommand('dev', async () => {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !processNames.includes(name));
  if (unknown !== undefined) throw new UsageError(`${unknown} is no process`, usage);
  const config = readAppConfig();
  if (config.databaseUrl === undefined)
    throw new UsageError(
      'DATABASE_URL is required: several processes cannot share the embedded database; npm start runs everything in one',
      usage,
    );
  if (names.length === 0 && config.demo) await fillWhenEmpty(config);
  const plans = (await planProcesses(config, process.env)).filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
  return superviseUntilAllEnd(plans);
});

async function fillWhenEmpty(config: ReturnType<typeof readAppConfig>): Promise<void> {
  const system = await openSystem({ ...config, hospitals: null, logger: createLogger('dev', 'error') });
  try {
    const demo = await system.fillWhenEmpty();
    if (demo !== null)
      process.stderr.write(`dev: the demo study ${demo.protocolId} was generated, ${demo.subjects} subjects\n`);
  } finally {
    await system.close();
  }
}

/** Runs the processes, passing on signals; a process that ends costs itself alone. */
function superviseUntilAllEnd(plans: readonly ProcessPlan[]): Promise<number> {
  const running = new Map<string, ChildProcess>();
  let stopping = false;
  let failed = false;
  const stop = (): void => {
    stopping = true;
    for (const child of running.values()) child.kill('SIGTERM');
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return new Promise((resolve) => {
    for (const { name, script, env } of plans) {
      const child = spawn(process.execPath, [script], { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
      running.set(name, child);
      process.stderr.write(`dev: ${name} is process ${child.pid}\n`);
      child.once('exit', (code, signal) => {
        running.delete(name);
        if (!stopping)
          process.stderr.write(
            `dev: ${name} ended (${signal ?? `status ${code}`}); start it again with: npm run dev -- ${name}\n`,
          );
        if (code !== 0 && !stopping) failed = true;
        if (running.size === 0) resolve(failed && !stopping ? 1 : 0);
      });
    }
  });
}
