/** The processes of the system under drill: each can be ended and started again alone. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessPlan } from '@meridian/app/distributed';
import { type Environment, eventually, type Processes, type Running } from '../wire/processes.ts';

export interface Fleet {
  /** Starts it and resolves to the time of `performance.now()` at which it was ready. Settings given here stand until it is started again. */
  start(name: string, settings?: Environment): Promise<number>;
  kill(name: string): Promise<void>;
  /** Lets it end what it is at. */
  stop(name: string): Promise<void>;
  /** Where its health is asked for, and nothing else of it is known here. */
  origin(name: string): string;
  /** What processes said that are not as they should be; empty when nothing happened. */
  complaints(): readonly string[];
  /** All that its processes ever wrote. */
  output(): string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));

const healthPath = (name: string): string => (name === 'simulators' ? '/hospitals' : '/health/live');

export function createFleet(processes: Processes, plans: readonly ProcessPlan[]): Fleet {
  const byName = new Map(plans.map((plan) => [plan.name, plan]));
  const running = new Map<string, Running>();
  const started: Running[] = [];
  const complaints: string[] = [];

  const planOf = (name: string): ProcessPlan => {
    const plan = byName.get(name);
    if (plan === undefined) throw new Error(`${name} is no process of the drill`);
    return plan;
  };
  const origin = (name: string): string => {
    const { env } = planOf(name);
    return `http://127.0.0.1:${name === 'simulators' ? env.SIMULATOR_PORT : env.PORT}`;
  };
  const isUp = (name: string): Promise<boolean> =>
    fetch(`${origin(name)}${healthPath(name)}`).then(
      async (response) => {
        await response.text();
        return response.ok;
      },
      () => false,
    );

  async function end(name: string, signal: NodeJS.Signals): Promise<void> {
    const ended = running.get(name);
    running.delete(name);
    await ended?.kill(signal);
  }

  return {
    origin,
    async start(name, settings = {}) {
      await end(name, 'SIGKILL');
      const { script, env } = planOf(name);
      const given = Object.entries({ ...env, ...settings }).filter(([, value]) => value !== undefined && value !== '');
      const process_ = processes.start(relative(root, script), [], Object.fromEntries(given) as Environment);
      running.set(name, process_);
      started.push(process_);
      void process_.ended.then((status) => {
        if (running.get(name) === process_)
          complaints.push(`${name} ended by itself with ${status}: ${process_.errors()}`);
      });
      const up = await eventually(() => isUp(name), Boolean, 30_000, 20);
      if (!up) throw new Error(`${name} does not answer: ${process_.errors() || process_.output()}`);
      return performance.now();
    },
    kill: (name) => end(name, 'SIGKILL'),
    stop: (name) => end(name, 'SIGTERM'),
    complaints: () => complaints,
    output: () => started.map((each) => `${each.output()}${each.errors()}`).join('\n'),
  };
}
