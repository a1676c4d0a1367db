/** Reads whole lists of one subject, page after page. */
import { dataOf, type Graph, type Json } from '../../graph.ts';

const pageFields = 'totalCount pageInfo { hasNextPage endCursor } edges { cursor node';

/** Every record of a section of the report. */
export async function readSection(graph: Graph, subjectId: string, section: string, selection: string, first: number) {
  const query = `query($subjectId: ID!, $first: Int!, $after: String) { patientReport(subjectId: $subjectId) { ${section} { status { state } results(first: $first, after: $after) { ${pageFields} ${selection} } } } } }`;
  return readPages((after) =>
    graph
      .ask(query, { subjectId, first, after })
      .then(dataOf)
      .then((data) => data.patientReport[section].results),
  );
}

/** Every record of a list of the subject. */
export async function readPlain(graph: Graph, subjectId: string, field: string, selection: string, first: number) {
  const query = `query($subjectId: ID!, $first: Int!, $after: String) { subject(id: $subjectId) { ${field}(first: $first, after: $after) { ${pageFields} ${selection} } } } }`;
  return readPages((after) =>
    graph
      .ask(query, { subjectId, first, after })
      .then(dataOf)
      .then((data) => data.subject[field]),
  );
}

async function readPages(readPage: (after: string | null) => Promise<Json>): Promise<Json[]> {
  const nodes: Json[] = [];
  let after: string | null = null;
  for (;;) {
    const page: Json = await readPage(after);
    nodes.push(...page.edges.map(({ node }: Json) => node));
    if (page.pageInfo.hasNextPage !== true) {
      if (page.totalCount !== nodes.length)
        throw new Error(`totalCount is ${page.totalCount}, but the pages hold ${nodes.length}`);
      return nodes;
    }
    after = page.pageInfo.endCursor;
  }
}
