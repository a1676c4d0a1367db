/** What `npm start` prints, and what the explorer opens on: where to go, with tokens that work. */
import type { ExplorerStart } from '@meridian/gateway';
import { type Role, roles } from '@meridian/kit/identity';
import { sql } from 'kysely';
import type { Issuer, TokenClaims } from './issuer.ts';
import { type Meridian, readOperation } from './meridian.ts';
import type { System } from './system.ts';

/** A subject to show: one with alerts when there is one. */
interface Example {
  readonly subjectId: string;
  readonly usubjid: string;
  readonly protocolId: string;
  readonly siteNumber: string;
}

async function findExample({ database }: System): Promise<Example | null> {
  const { rows } =
    await sql<Example>`select s.subject_id as "subjectId", s.usubjid, s.protocol_id as "protocolId", s.site_number as "siteNumber" from epro.subject_scope s
    left join lateral (select count(*) as count from epro.alert a where a.subject_id = s.subject_id and a.level in ('HIGH', 'CRITICAL')) alerts on true
    order by s.protocol_id = 'DEMO01' desc, alerts.count desc, s.usubjid limit 1`.execute(database.kysely);
  return rows[0] ?? null;
}

function claimsOf(role: Role, { protocolId, siteNumber, usubjid }: Example): TokenClaims {
  const studies = [protocolId];
  if (role === 'PATIENT') return { role, studies, subject: usubjid };
  if (role === 'CRC' || role === 'PRINCIPAL_INVESTIGATOR' || role === 'MONITOR')
    return { role, studies, sites: [siteNumber] };
  return { role, studies };
}

/** The report query on a subject of this database, with a token that may see it; undefined when there is no subject yet. */
export async function explorerStart(system: System, issuer: Issuer): Promise<ExplorerStart | undefined> {
  const example = await findExample(system);
  if (example === null) return undefined;
  const token = await issuer.mint(claimsOf('PRINCIPAL_INVESTIGATOR', example));
  return {
    query: readOperation('patient-report'),
    variables: { subjectId: example.subjectId, first: 10 },
    headers: { authorization: `Bearer ${token}` },
    status: {
      title: 'Hospitals',
      query: '{ hospitals { name adapters { system transport breaker lastSuccessAt p95Ms queued staleServed } } }',
    },
  };
}

/** The tokens of the local issuer, or why there is none to show; and the header that the printed request needs. */
async function introduceTokens(
  { issuer, tokensOf }: Meridian,
  example: Example,
): Promise<{ lines: readonly string[]; header: string }> {
  if (tokensOf === null) return { lines: ['AUTH=none: no token is asked for.'], header: '' };
  const headerOf = (token: string): string => ` -H 'authorization: Bearer ${token}'`;
  if (tokensOf === 'another issuer') return { lines: ['Tokens are those of AUTH_ISSUER.'], header: headerOf('TOKEN') };
  const tokens = await Promise.all(roles.map((role) => issuer.mint(claimsOf(role, example))));
  return {
    lines: [
      `A token for each role of study ${example.protocolId}, valid for 12 hours (more: npm run -s token -- --role ROLE):`,
      ...roles.map((role, index) => `  ${role}\n    ${tokens[index]}`),
    ],
    header: headerOf(tokens[roles.indexOf('PRINCIPAL_INVESTIGATOR')] ?? ''),
  };
}

export async function welcome(meridian: Meridian, seconds: number): Promise<string> {
  const { gateway, system, demo } = meridian;
  const example = await findExample(system);
  const places = [
    ['GraphQL', `${gateway.url}/graphql`],
    ...(meridian.explorer ? [['Explorer', `${gateway.url}/`]] : []),
    ['Health', `${gateway.url}/health/ready`],
    ['Metrics', `${gateway.adminUrl}/metrics`],
    ...[...system.mllpPorts.values()].map((port) => ['HL7 v2', `MLLP on 127.0.0.1:${port}`]),
  ].map(([name = '', address = '']) => `  ${name.padEnd(10)}${address}`);
  const lines = [`Meridian is ready (${seconds.toFixed(1)} s).`, '', ...places, ''];
  if (demo !== null)
    lines.push(`The demo study ${demo.protocolId} was generated: ${demo.subjects} subjects, none of whom exists.`, '');
  if (system.simulators !== null)
    lines.push('Three simulated hospitals deliver to it; npm run simulate -- 2 hung makes one misbehave.', '');
  if (example === null) return `\n${[...lines, 'There is no study yet: npm run import -- sdtm DIR', ''].join('\n')}\n`;
  const tokens = await introduceTokens(meridian, example);
  const query =
    '{patientReport(subjectId:\\"SUBJECT\\"){demographics{status{state}subject{usubjid sex age}}adverseEvents{status{state}results{totalCount edges{node{term severity serious outcome}}}}labs{status{state}results(first:3){totalCount edges{node{testName original{text unit}reportedFlag}}}}alerts{status{state}results{edges{node{level summary}}}}}}';
  lines.push(
    ...tokens.lines,
    '',
    'A report:',
    `  curl -s ${gateway.url}/graphql -H 'content-type: application/json'${tokens.header} -d '{"query":"${query.replace('SUBJECT', example.subjectId)}"}'`,
    '',
    `The same, all of it: npm run -s report -- ${example.usubjid}`,
    '',
  );
  return `\n${lines.join('\n')}\n`;
}
