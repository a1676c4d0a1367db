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
  /** The request's body. */
  readonly body: string;
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
    { query: `{ subjects(first: ${cohortSize}) { edges { node { id } } } }` },
    { claims, requestId: 'bench' },
  );
  const subjects = result?.data?.subjects as { edges: { node: { id: string } }[] } | undefined;
  const ids = subjects?.edges.map(({ node }) => node.id) ?? [];
  if (ids.length < cohortSize)
    throw new Error(`the demo study has ${ids.length} subjects, and ${cohortSize} are asked for`);
  return ids;
}

function createOperations(subjectIds: readonly string[]): readonly Operation[] {
  const ask = (query: string, variables: object = {}): string => JSON.stringify({ query, variables });
  return [
    {
      name: 'report',
      share: 0.3,
      describes: 'every section of one subject, up to 50 records each (patient-report.graphql)',
      body: ask(readOperation('patient-report'), { subjectId: subjectIds[0] }),
    },
    {
      name: 'cohort',
      share: 0.55,
      describes: `every section of ${cohortSize} subjects, up to 10 records each (cohort.graphql)`,
      body: ask(readOperation('cohort'), { subjectIds }),
    },
    { name: 'tiny', share: 0.15, describes: '{ me { id } }', body: ask('{ me { id } }') },
  ];
}
