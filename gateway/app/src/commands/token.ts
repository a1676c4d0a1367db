/** Prints a token of the local issuer, and nothing else. */
import { type Role, roles } from '@meridian/kit/identity';
import { readAppConfig } from '../config.ts';
import { openIssuer } from '../issuer.ts';
import { readWords, runCommand, UsageError } from './run.ts';

const usage = `npm run -s token -- --role ROLE [--study ID]… [--site NUMBER]… [--subject USUBJID] [--expires 12h]
roles: ${roles.join(', ')}
without --study the token is for every study; a site role sees the sites that --site names, a PATIENT the subject that --subject names`;

await runCommand('token', async () => {
  const { role, study, site, subject, expires } = readArguments();
  if (role === undefined || !(roles as readonly string[]).includes(role))
    throw new UsageError(role === undefined ? '--role is missing' : '--role is none of the roles', usage);
  if (role === 'PATIENT' && subject === undefined) throw new UsageError('a PATIENT needs --subject', usage);
  if (!/^[1-9]\d{0,5}[smhd]$/.test(expires)) throw new UsageError('--expires must be such as 30m, 12h or 7d', usage);
  const issuer = await openIssuer(readAppConfig().dataDir);
  const claims = {
    role: role as Role,
    studies: study ?? ['*'],
    ...(site && { sites: site }),
    ...(subject && { subject }),
  };
  process.stdout.write(`${await issuer.mint(claims, { lifetime: expires })}\n`);
  return 0;
});

function readArguments() {
  const options = {
    role: { type: 'string' },
    study: { type: 'string', multiple: true },
    site: { type: 'string', multiple: true },
    subject: { type: 'string' },
    expires: { type: 'string', default: '12h' },
  } as const;
  return readWords({ options }, usage).values;
}
