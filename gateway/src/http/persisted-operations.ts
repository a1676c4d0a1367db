/** Documents that clients ask for by an id: a file that is read at start. GraphQL over HTTP, appendix "Persisted Documents". */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { z } from 'zod';
import { ConfigError } from '../config.ts';
import { isAbsent, type Parameters, readPersistedHash } from './parameters.ts';
import { HttpRefusal } from './respond.ts';

export interface PersistedOperations {
  readonly documents: readonly string[];
  /**
   * The parameters with the document in place of its id. An id that is not known here becomes one that the server may know from a client (or say that it does not).
   * Throws HttpRefusal 400 for an id beside a document, one that is no text, and, where no other document may run, for any other.
   */
  resolve(parameters: Parameters): Parameters;
}

const manifest = z.union([
  z
    .object({
      format: z.literal('apollo-persisted-query-manifest'),
      version: z.literal(1),
      operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
    })
    .transform(({ operations }) => operations.map(({ id, body }) => [id, body] as const)),
  z.record(z.string().min(1), z.string().min(1)).transform((operations) => Object.entries(operations)),
]);

const refuse = (problem: string): ConfigError => new ConfigError([`PERSISTED_OPERATIONS: ${problem}`]);

function readManifest(file: string): readonly (readonly [string, string])[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw refuse(`the file cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refuse('the file is not JSON');
  }
  const read = manifest.safeParse(json);
  if (!read.success)
    throw refuse('expected an apollo-persisted-query-manifest of version 1, or an object of documents by id');
  for (const [index, [, document]] of read.data.entries()) {
    try {
      parse(document, { noLocation: true });
    } catch {
      throw refuse(`entry ${index + 1} is not a GraphQL document`);
    }
  }
  return read.data;
}

const hashPrefix = 'sha256:';

/** Every document also goes by `sha256:` and its hash. With `only`, no other may run. Throws ConfigError for a file that cannot be used, and for an id that stands for two documents. */
export function openPersistedOperations(file: string | undefined, only: boolean): PersistedOperations {
  const entries = file === undefined ? [] : readManifest(file);
  const byId = new Map<string, string>();
  for (const [id, document] of entries) {
    if ((byId.get(id) ?? document) !== document) throw refuse('an id stands for two documents');
    byId.set(id, document);
  }
  const documents = new Set(byId.values());
  for (const document of documents)
    byId.set(hashPrefix + createHash('sha256').update(document).digest('hex'), document);

  function resolveId(parameters: Parameters, id: unknown): Parameters {
    if (typeof id !== 'string') throw new HttpRefusal(400, 'BAD_REQUEST', 'documentId must be a string.');
    if (!isAbsent(parameters.query)) throw new HttpRefusal(400, 'BAD_REQUEST', 'Send either documentId or query.');
    const document = byId.get(id);
    const sha256Hash = id.startsWith(hashPrefix) ? id.slice(hashPrefix.length) : id;
    return {
      ...parameters,
      documentId: undefined,
      query: document,
      extensions: document === undefined ? { persistedQuery: { version: 1, sha256Hash } } : {},
    };
  }

  return {
    documents: [...documents],
    resolve(parameters) {
      const { query, documentId } = parameters;
      if (!isAbsent(documentId)) return resolveId(parameters, documentId);
      if (only && typeof query === 'string' && !documents.has(query))
        throw new HttpRefusal(
          400,
          'PERSISTED_OPERATION_REQUIRED',
          'Only persisted documents are run here: send the documentId of one.',
        );
      const hash = byId.size > 0 && isAbsent(query) ? readPersistedHash(parameters) : undefined;
      const document = hash === undefined ? undefined : (byId.get(hash) ?? byId.get(hashPrefix + hash));
      return document === undefined ? parameters : { ...parameters, query: document, extensions: {} };
    },
  };
}
