/** What is asked of whom: the demo study in a data folder, a token that may read it, and the three operations. */
import { mkdir } from 'node:fs/promises';
import { openIssuer, openSubgraphSecret } from '@meridian/app/issuer';
import { readOperation } from '@meridian/app/meridian';
import { openSystem, type System } from '@meridian/app/system';
import { createLogger } from '@meridian/kit/logger';

export interface Operation {
  readonly name: string;
  /** For people: what it asks for. */
  readonly describes: string;
  /** Its part of the time; one that takes longer needs more for as many answers. */
  readonly share: number;
  readonly query: string;
  /** Bodies of requests, to be sent in turn: more than there are connections, so that no two that are under way are the same. One where an operation has no variables. */
  readonly bodies: readonly string[];
}

export interface Study {
  readonly token: string;
  /** The token's claims, as JSON. */
  readonly claims: string;
  readonly secret: string;
  readonly jwksFile: string;
  readonly operations: readonly Operation[];
}

const cohortSize = 50;
const reports = 32;
const cohorts = 20;
/** The study's subjects. Each cohort begins with another of them. */
const poolSize = 60;

/** The embedded database, and simulated hospitals that answer as fast as they can. */
export const embedded = {
  databaseUrl: undefined,
  databasePoolSize: 1,
  cache: {},
  hospitals: { file: undefined, mllpPort: 0, simulatorPort: 0, callsPerSecond: 1_000, maxAgeSeconds: 3_600 },
};

/** Generates the demo study in an empty folder, and leaves its database closed. */
export async function prepareStudy(dataDir: string): Promise<Study> {
  await mkdir(dataDir, { recursive: true });
  const issuer = await openIssuer(dataDir);
  const token = await issuer.mint({ role: 'PRINCIPAL_INVESTIGATOR', studies: ['*'], sites: ['*'] });
  const claims = await issuer.verify(token);
  const logger = createLogger('bench', 'error');
  const system = await openSystem({ ...embedded, dataDir, logger });
  try {
    await system.fillWhenEmpty();
    await system.settled();
    return {
      token,
      claims: JSON.stringify(claims),
      secret: await openSubgraphSecret(dataDir),
      jwksFile: issuer.jwksFile,
      operations: createOperations(await findSubjects(system, claims)),
    };
  } finally {
    await system.close();
  }
}

async function findSubjects({ subgraphs }: System, claims: unknown): Promise<readonly string[]> {
  const user = subgraphs.find((subgraph) => subgraph.name === 'user');
  const result = await user?.execute(
    { query: `{ subjects(first: ${poolSize}) { edges { node { id } } } }` },
    { claims, requestId: 'bench' },
  );
  const subjects = result?.data?.subjects as { edges: { node: { id: string } }[] } | undefined;
  const ids = subjects?.edges.map(({ node }) => node.id) ?? [];
  if (ids.length < poolSize)
    throw new Error(`the demo study has ${ids.length} subjects, and ${poolSize} are asked for`);
  return ids;
}

function createOperations(subjectIds: readonly string[]): readonly Operation[] {
  const ask = (query: string, variables: readonly object[]) => ({
    query,
    bodies: variables.map((one) => JSON.stringify({ query, variables: one })),
  });
  const around = [...subjectIds, ...subjectIds];
  return [
    {
      name: 'report',
      share: 0.35,
      describes: `every section of one subject, up to 50 records each (patient-report.graphql); ${reports} subjects in turn`,
      ...ask(
        readOperation('patient-report'),
        subjectIds.slice(0, reports).map((subjectId) => ({ subjectId })),
      ),
    },
    {
      name: 'cohort',
      share: 0.5,
      describes: `every section of ${cohortSize} subjects, up to 10 records each (cohort.graphql); ${cohorts} lists in turn`,
      ...ask(
        readOperation('cohort'),
        Array.from({ length: cohorts }, (_, index) => ({ subjectIds: around.slice(index, index + cohortSize) })),
      ),
    },
    { name: 'tiny', share: 0.15, describes: '{ me { id } }', ...ask('{ me { id } }', [{}]) },
  ];
}
