/** Reads the parameters of a GET. GraphQL over HTTP, section 5.3. */
import { isRecord } from '../subgraphs/transport.ts';
import type { Parameters } from './parameters.ts';
import { parseJson } from './parse-json.ts';
import { HttpRefusal } from './respond.ts';

const refuse = (message: string): HttpRefusal => new HttpRefusal(400, 'BAD_REQUEST', message);

function readOnce(search: URLSearchParams, name: string): string | undefined {
  const [value, ...others] = search.getAll(name);
  if (others.length > 0) throw refuse(`The parameter ${name} may be given only once.`);
  return value;
}

function readObject(search: URLSearchParams, name: string, jsonDepth: number): unknown {
  const text = readOnce(search, name);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = parseJson(text, jsonDepth);
  } catch {
    throw refuse(`The parameter ${name} must be JSON of at most ${jsonDepth} levels.`);
  }
  if (value === null || isRecord(value)) return value;
  throw refuse(`The parameter ${name} must be a JSON object.`);
}

/** Throws HttpRefusal 400 for a parameter that is given twice or is not what it must be. */
export function readSearch(url: string, jsonDepth: number): Parameters {
  const start = url.indexOf('?');
  const search = new URLSearchParams(start < 0 ? '' : url.slice(start));
  return {
    query: readOnce(search, 'query'),
    // The empty name is the same as none.
    operationName: readOnce(search, 'operationName') || undefined,
    variables: readObject(search, 'variables', jsonDepth),
    extensions: readObject(search, 'extensions', jsonDepth),
    documentId: readOnce(search, 'documentId'),
  };
}

/** The same for whoever reads a URL. */
export function toSearch({ query, operationName, variables, extensions }: Parameters): string {
  const search = new URLSearchParams();
  const set = (name: string, value: unknown) => {
    if (value !== undefined && value !== null)
      search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  };
  set('query', query);
  set('operationName', operationName);
  set('variables', variables);
  set('extensions', extensions);
  return `?${search}`;
}
