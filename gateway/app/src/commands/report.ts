/** Prints one subject's comprehensive report: from the server that owns the data folder, or from a gateway in this process when none does. */
import '@meridian/kit/production';
import { maxFirst } from '@meridian/kit/connection';
import { type Ask, askServer, type GraphQLResponse } from '../client.ts';
import { readAppConfig } from '../config.ts';
import { readOwner } from '../data-folder/lock.ts';
import { openIssuer, type TokenClaims } from '../issuer.ts';
import { readOperation, startMeridian } from '../meridian.ts';
import { formatReport, type Json } from '../report/print.ts';
import { readWords, runCommand, UsageError } from './run.ts';

const usage = 'npm run report -- USUBJID [--study ID] [--json]';

/** Whoever holds the data folder reads it as its site would; of one study where a USUBJID is in several. */
const reader = (study = '*'): TokenClaims => ({ role: 'PRINCIPAL_INVESTIGATOR', studies: [study], sites: ['*'] });

class ReportFailed extends Error {}

await runCommand('report', async () => {
  const { usubjid, study, json } = readArguments();
  const { ask, close } = await openGraph(reader(study));
  try {
    const found = await ask(readOperation('find-subject'), { usubjid });
    const subjectId = (found.data?.subjectByUsubjid as { id: string } | null | undefined)?.id;
    if (subjectId === undefined) throw new ReportFailed(explain(found, 'there is no such subject'));
    const response = await ask(readOperation('patient-report'), { subjectId, first: maxFirst });
    const report = response.data?.patientReport as Json | null | undefined;
    if (json) process.stdout.write(`${JSON.stringify(response, null, 2)}\n`);
    else if (report) process.stdout.write(formatReport(report));
    if (!report) throw new ReportFailed(explain(response, 'the report could not be put together'));
    return 0;
  } finally {
    await close();
  }
});

function readArguments(): { usubjid: string; study: string | undefined; json: boolean } {
  const options = { study: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readWords({ options, allowPositionals: true }, usage);
  const [usubjid, ...rest] = positionals;
  if (usubjid !== undefined && rest.length === 0) return { usubjid, study: values.study, json: values.json };
  throw new UsageError('one USUBJID is wanted', usage);
}

/** A NOT_FOUND is told in our words; anything else in the graph's. */
function explain(response: GraphQLResponse, otherwise: string): string {
  const error = response.errors?.[0];
  if (error?.extensions?.code === 'UNAUTHENTICATED')
    return 'the running server takes the tokens of another issuer only; stop it first, or ask it with one of those';
  return error === undefined || error.extensions?.code === 'NOT_FOUND'
    ? otherwise
    : `${error.message} (${error.extensions?.code ?? 'no code'})`;
}

async function openGraph(claims: TokenClaims): Promise<{ ask: Ask; close: () => Promise<void> }> {
  const { dataDir } = readAppConfig();
  const owner = await readOwner(dataDir);
  if (owner?.url)
    return {
      ask: askServer(owner.url, owner.pid, await (await openIssuer(dataDir)).mint(claims, { lifetime: '5m' })),
      close: async () => undefined,
    };
  const meridian = await startMeridian({
    ...process.env,
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
    PORT: '0',
    ADMIN_PORT: '0',
    DEMO: 'off',
  });
  return {
    ask: (query, variables) =>
      meridian.gateway.execute({ query, variables }, { sub: 'local:report', ...claims }) as Promise<GraphQLResponse>,
    close: () => meridian.stop(),
  };
}
