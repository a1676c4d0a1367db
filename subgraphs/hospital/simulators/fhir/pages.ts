/** Results of searches as Bundles, page by page (FHIR R4 http.html#paging). A link to a page is opaque and holds nothing of the search. */
import { randomUUID } from 'node:crypto';
import type { Resource } from './resources.ts';

const keptResults = 200;

export interface Pages {
  first(resources: readonly Resource[], count: number, base: string): object;
  /** Undefined when the result is no longer kept. */
  next(parameters: URLSearchParams, base: string): object | undefined;
}

export function createPages(): Pages {
  const results = new Map<string, { readonly resources: readonly Resource[]; readonly count: number }>();

  function page(id: string, offset: number, base: string): object | undefined {
    const result = results.get(id);
    if (result === undefined) return undefined;
    const { resources, count } = result;
    const link = (relation: string, from: number) => ({
      relation,
      url: `${base}?_getpages=${id}&_getpagesoffset=${from}`,
    });
    return {
      resourceType: 'Bundle',
      type: 'searchset',
      total: resources.length,
      link: [link('self', offset), ...(offset + count < resources.length ? [link('next', offset + count)] : [])],
      entry: resources.slice(offset, offset + count).map((resource) => ({
        fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
        resource,
        search: { mode: 'match' },
      })),
    };
  }

  return {
    first(resources, count, base) {
      const id = randomUUID();
      results.set(id, { resources, count });
      for (const oldest of results.keys()) {
        if (results.size <= keptResults) break;
        results.delete(oldest);
      }
      return page(id, 0, base) as object;
    },
    next: (parameters, base) =>
      page(parameters.get('_getpages') ?? '', Number(parameters.get('_getpagesoffset') ?? 0) || 0, base),
  };
}
