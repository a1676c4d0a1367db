/** FHIR searches: by POST, because a record number has no place in a URL (R4 http.html#search), and page by page (R4 http.html#paging). */
import { BadAnswer, type Call } from '../adapter.ts';
import type { Send } from './authorization.ts';
import type { HttpRequest } from './http.ts';
import { bundle, type Contained, contained, operationOutcome } from './resources.ts';

type Bundle = typeof bundle._output;
type Entry = Bundle['entry'][number];

export interface Found {
  /** Each resource once, though a page may have repeated it. */
  readonly matches: readonly Readonly<Record<string, unknown>>[];
  /** What came along, by every reference that means it. */
  readonly included: ReadonlyMap<string, Contained>;
}

/** Rejects with BadAnswer for anything but a complete result. */
export type Search = (type: string, parameters: Readonly<Record<string, string>>, call: Call) => Promise<Found>;

const maximumPages = 200;
const maximumEntries = 50_000;

/** Issues that say that the result is not complete, whatever their severity (R4 value set issue-type). */
const incomplete = ['incomplete', 'too-costly', 'timeout', 'throttled'];

function refuseProblems(resource: unknown): void {
  const outcome = operationOutcome.safeParse(resource);
  if (!outcome.success) return;
  const isProblem = outcome.data.issue.some(
    ({ severity, code }) => severity === 'fatal' || severity === 'error' || incomplete.includes(code),
  );
  if (isProblem) throw new BadAnswer('it tells of a problem');
}

function readBundle(body: unknown): Bundle {
  refuseProblems(body);
  const read = bundle.safeParse(body);
  if (!read.success) throw new BadAnswer('it is not the result of a search');
  return read.data;
}

/** Gathers the pages of one search. */
function createCollection(type: string) {
  const matches = new Map<string, Entry['resource']>();
  const included = new Map<string, Contained>();
  let entries = 0;

  function include({ fullUrl, resource }: Entry): void {
    const read = contained.safeParse(resource);
    if (!read.success) throw new BadAnswer('a resource that came along cannot be read');
    if (fullUrl !== undefined) included.set(fullUrl, read.data);
    if (resource.id !== undefined) included.set(`${resource.resourceType}/${resource.id}`, read.data);
  }

  return {
    add(page: Bundle): void {
      entries += page.entry.length;
      if (entries > maximumEntries) throw new BadAnswer('it has too many entries');
      for (const entry of page.entry) {
        const { resource, search } = entry;
        if (resource.resourceType === 'OperationOutcome') refuseProblems(resource);
        else if (resource.resourceType !== type || search?.mode === 'include') include(entry);
        else matches.set(resource.id ?? '', resource);
      }
    },
    /** `total` is the number of matches on all pages (R4 Bundle.total). */
    finish(total: number | undefined): Found {
      if (total !== undefined && matches.size < total) throw new BadAnswer('it is less than it announced');
      return { matches: [...matches.values()], included };
    },
  };
}

export function createSearch(base: string, send: Send): Search {
  /** Only below the base: a link elsewhere would carry our token there, and could lead into networks that the server itself cannot reach. */
  function nextPage({ link }: Bundle): string | null {
    const next = link.find(({ relation }) => relation === 'next');
    if (next === undefined) return null;
    const url = URL.parse(next.url, `${base}/`);
    const [origin, path] = [new URL(base).origin, new URL(base).pathname.replace(/\/$/, '')];
    if (url?.origin !== origin || (url.pathname !== path && !url.pathname.startsWith(`${path}/`)))
      throw new BadAnswer('its next page is elsewhere');
    return url.href;
  }

  return async (type, parameters, call) => {
    const collection = createCollection(type);
    const seen = new Set<string>();
    let request: HttpRequest = { url: `${base}/${type}/_search`, form: new URLSearchParams(parameters) };
    for (;;) {
      const { status, body } = await send(request, call);
      if (status > 299) throw new BadAnswer(`its status is ${status}`);
      const page = readBundle(body);
      collection.add(page);
      const url = nextPage(page);
      if (url === null) return collection.finish(page.total);
      if (seen.has(url) || seen.size === maximumPages) throw new BadAnswer('its pages do not end');
      seen.add(url);
      request = { url };
    }
  };
}
