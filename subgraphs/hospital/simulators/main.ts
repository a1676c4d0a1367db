/** The simulated hospitals as a process of their own, for the distributed mode. */
import '@meridian/kit/production';
import { ConfigError, port, readConfig } from '@meridian/kit/config';
import { migrate } from '@meridian/kit/database/migrate';
import { openDatabase } from '@meridian/kit/database/open';
import { z } from 'zod';
import { migrations } from '../src/migrations/index.ts';
import { startSimulators } from './start.ts';

async function run(): Promise<void> {
  const config = readConfig({
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
    SIMULATOR_PORT: port.default(4150),
    MLLP_PORT: port.default(2575),
  });
  const database = await openDatabase({ url: config.DATABASE_URL, poolSize: 3 });
  await migrate(database.kysely, 'hospital', migrations);
  const simulators = await startSimulators({ kysely: database.kysely, port: config.SIMULATOR_PORT });
  await simulators.sendTo(config.MLLP_PORT);
  const stop = (): void => {
    void simulators
      .close()
      .then(() => database.close())
      .then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Whoever started it is gone, however it ended, and perhaps since before this line.
  process.once('disconnect', stop);
  if (process.connected === false) stop();
}

try {
  await run();
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  const told = code === 'EADDRINUSE' ? `a port at SIMULATOR_PORT is in use by another process` : message;
  for (const line of error instanceof ConfigError ? message.split('\n') : [told])
    process.stderr.write(`simulators: ${line}\n`);
  process.exit(1);
}
