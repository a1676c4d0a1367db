import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';

/** A process that logs, and what it has written at its end. `onStart` is called with its first line. */
async function run(script: string, onStart?: (child: ReturnType<typeof spawn>) => void) {
  const source = `import { createLogger } from ${JSON.stringify(import.meta.resolve('./logger.ts'))};
    const logger = createLogger('test', 'info');
    ${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const parts: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (part: string) => parts.push(part));
  child.stdout.once('data', () => onStart?.(child));
  const [code] = (await once(child, 'close')) as [number | null];
  return {
    code,
    lines: parts
      .join('')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line).index as number),
  };
}

const logMany = 'for (let index = 0; index < 100; index++) logger.info({ index });';
const all = Array.from({ length: 100 }, (_, index) => index);

it('loses no line, whether the process ends by itself, by an exit or by an uncaught exception', async () => {
  expect(await run(logMany)).toEqual({ code: 0, lines: all });
  expect(await run(`${logMany} process.exit(0);`)).toEqual({ code: 0, lines: all });
  expect(await run(`${logMany} throw new Error('on purpose');`)).toEqual({ code: 1, lines: all });
});

it('loses no line of a process that ends itself when it is told to', async () => {
  const script = `process.once('SIGTERM', () => { ${logMany} process.exit(0); });
    setInterval(() => {}, 1_000);
    logger.error({ index: -1 });`;
  const told = await run(script, (child) => child.kill('SIGTERM'));
  expect(told).toEqual({ code: 0, lines: [-1, ...all] });
});

it('shows lines soon, and errors at once', async () => {
  const stopped = 'setTimeout(() => process.kill(process.pid, "SIGKILL"), 1_000);';
  expect(await run(`logger.info({ index: 1 }); ${stopped}`)).toEqual({ code: null, lines: [1] });
  const killed = 'process.kill(process.pid, "SIGKILL");';
  expect(await run(`logger.info({ index: 1 }); logger.error({ index: 2 }); ${killed}`)).toEqual({
    code: null,
    lines: [1, 2],
  });
});

it('ends although nobody reads its lines any more', async () => {
  const script = `logger.error({ index: -1 });
    setTimeout(() => { ${logMany} process.exit(3); }, 200);`;
  const alone = await run(script, (child) => child.stdout?.destroy());
  expect(alone.code).toBe(3);
});
