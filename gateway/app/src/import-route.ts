/** POST /import on the operators' port: an import run by the process that owns the data, told line by line. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@meridian/kit/logger';
import { readJson } from '@meridian/kit/read-json';
import { z } from 'zod';
import type { ImportMessage } from './client.ts';
import { ImportFailed } from './import/summary.ts';
import type { Issuer } from './issuer.ts';
import type { System } from './system.ts';

/** Tokens for the operator's own calls, which no client of the graph is given. */
export const operatorAudience = 'meridian-operator';

const requestSchema = z.object({
  directory: z.string().min(1).max(4096),
  protocolId: z.string().min(1).max(64).optional(),
});

export function createImportRoute({
  system,
  issuer,
  logger,
}: {
  readonly system: System;
  readonly issuer: Issuer;
  readonly logger: Logger;
}) {
  let running = false;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refuse = (status: number, message: string): void => {
      response.writeHead(status, { 'content-type': 'application/x-ndjson' });
      response.end(`${JSON.stringify({ kind: 'failed', message } satisfies ImportMessage)}\n`);
    };
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    const allowed = token !== undefined && (await issuer.verify(token, operatorAudience).catch(() => null)) !== null;
    if (!allowed) return refuse(401, 'only the operator of this data folder may import');
    const wanted = requestSchema.safeParse(await readJson(request));
    if (!wanted.success) return refuse(400, 'the request names no directory');
    if (running) return refuse(409, 'another import is running');
    running = true;
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    const tell = (message: ImportMessage): void => void response.write(`${JSON.stringify(message)}\n`);
    try {
      const summary = await system.importDirectory(wanted.data.directory, wanted.data.protocolId, (event) =>
        tell({ kind: 'event', event }),
      );
      tell({ kind: 'summary', summary });
    } catch (error) {
      if (!(error instanceof ImportFailed)) logger.error({ err: error }, 'import failed');
      tell({ kind: 'failed', message: error instanceof ImportFailed ? error.message : 'the import failed' });
    } finally {
      running = false;
      response.end();
    }
  };
}
