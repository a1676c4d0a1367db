/** Loads a study: through the server that owns the data folder, or in this process when none does. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createLogger } from '@meridian/kit/logger';
import { importThroughServer } from '../client.ts';
import { type AppConfig, readAppConfig } from '../config.ts';
import { acquireDataFolder, type DataFolderOwner, readOwner } from '../data-folder/lock.ts';
import { formatSummary, showProgress } from '../import/print.ts';
import { exitStatus, ImportFailed, type ImportSummary } from '../import/summary.ts';
import { operatorAudience } from '../import-route.ts';
import { openIssuer } from '../issuer.ts';
import { openSystem } from '../system.ts';
import { readWords, runCommand, UsageError } from './run.ts';

const usage = 'npm run import -- sdtm DIR [--study ID]';

await runCommand('import', async () => {
  const { directory, protocolId } = readArguments();
  const found = await stat(directory).catch(() => null);
  if (!found?.isDirectory()) throw new ImportFailed(`${directory} is no directory that can be read`);
  const config = readAppConfig();
  const owner = await readOwner(config.dataDir);
  const summary = owner?.adminUrl
    ? await importByServer(config, owner, directory, protocolId)
    : await importHere(config, directory, protocolId);
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  process.stdout.write(`${formatSummary(summary, process.stdout)}\n`);
  return exitStatus(summary);
});

function readArguments(): { directory: string; protocolId: string | undefined } {
  const { values, positionals } = readWords({ options: { study: { type: 'string' } }, allowPositionals: true }, usage);
  const [format, directory, ...rest] = positionals;
  if (format !== 'sdtm' || directory === undefined || rest.length > 0)
    throw new UsageError(
      format !== undefined && format !== 'sdtm'
        ? `${format} is not a format that can be imported`
        : 'one directory is wanted',
      usage,
    );
  return { directory: resolve(process.env.INIT_CWD ?? '.', directory), protocolId: values.study };
}

async function importHere(
  config: AppConfig,
  directory: string,
  protocolId: string | undefined,
): Promise<ImportSummary> {
  const folder = await acquireDataFolder(config.dataDir, { pid: process.pid, activity: 'importing' });
  try {
    const system = await openSystem({ ...config, logger: createLogger('import', 'error') });
    try {
      return await system.importDirectory(directory, protocolId, showProgress(process.stderr));
    } finally {
      await system.close();
    }
  } finally {
    await folder.release();
  }
}

async function importByServer(
  config: AppConfig,
  owner: DataFolderOwner,
  directory: string,
  protocolId: string | undefined,
): Promise<ImportSummary> {
  const token = await (await openIssuer(config.dataDir)).mint(
    { role: 'ADMIN', studies: [] },
    { audience: operatorAudience, lifetime: '1m' },
  );
  const show = showProgress(process.stderr);
  process.stderr.write(`importing through the running server, process ${owner.pid}\n`);
  for await (const message of importThroughServer(owner.adminUrl as string, owner.pid, token, {
    directory,
    protocolId,
  })) {
    if (message.kind === 'event') show(message.event);
    else if (message.kind === 'summary') return message.summary;
    else throw new ImportFailed(message.message);
  }
  throw new ImportFailed(`the server, process ${owner.pid}, stopped before the import was over`);
}
