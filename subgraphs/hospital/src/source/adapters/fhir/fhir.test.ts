import { startFhirSimulator } from '../../../../simulators/fhir/start.ts';
import { parseHospitals, type RestHospital } from '../../../hospitals/config.ts';
import { describePulledHospital } from '../contract.ts';
import { canary } from '../contract-records.ts';
import { createRestHospital } from './fhir.ts';

const timeZone = 'America/New_York';
const environment = { SECRET: 's:e%c+r é', WRONG: 'wrong' };

function connect(port: number, settings: object = {}) {
  const [hospital] = parseHospitals({
    hospitals: [
      {
        number: 3,
        name: 'FHIR',
        system: 'HIS',
        timeZone,
        transport: 'REST',
        url: `http://127.0.0.1:${port}/fhir`,
        ...settings,
      },
    ],
  });
  return createRestHospital({ hospital: hospital as RestHospital, environment });
}

const withOauth = (port: number, env: string) =>
  connect(port, {
    pageSize: 3,
    oauth: { tokenUrl: `http://127.0.0.1:${port}/oauth/token`, clientId: 'meridian:1', clientSecret: { env } },
  });

function reply(status: string, type: string, body: string | Buffer): Buffer {
  const head = `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}
const fhirJson = 'application/fhir+json';
const outcome = JSON.stringify({
  resourceType: 'OperationOutcome',
  text: { status: 'generated', div: `<div>${canary}</div>` },
  issue: [{ severity: 'error', code: 'exception', diagnostics: canary }],
});

const badReplies = {
  'an error of the protocol': reply('500 Internal Server Error', fhirJson, outcome),
  'an error of the protocol that claims success': reply('200 OK', fhirJson, outcome),
  'a refusal of the request': reply('400 Bad Request', fhirJson, outcome),
  'a refusal of the credentials': reply('401 Unauthorized', fhirJson, outcome),
  'a refusal of access': reply('403 Forbidden', fhirJson, outcome),
  'a page of HTML': reply('200 OK', 'text/html', `<html>${canary}</html>`),
  'HTML declared as JSON': reply('200 OK', fhirJson, `<html>${canary}</html>`),
  'of another charset': reply('200 OK', `${fhirJson}; charset=gb18030`, '{}'),
  'not in UTF-8': reply('200 OK', fhirJson, Buffer.from([0x22, 0xd6, 0xd0, 0x22])),
  'a redirection': Buffer.from('HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n'),
  'no HTTP': Buffer.from(`220 ${canary} ESMTP\r\n`),
  'HTTP with endless headers': Buffer.from(`HTTP/1.1 200 OK\r\nx: ${canary.repeat(10_000)}\r\n\r\n`),
  empty: reply('200 OK', fhirJson, ''),
  'JSON of another kind': reply('200 OK', fhirJson, JSON.stringify({ resourceType: 'Patient', id: canary })),
  'JSON null': reply('200 OK', fhirJson, 'null'),
  'nested too deeply': reply('200 OK', fhirJson, '['.repeat(2_000_000)),
  'shorter than it announced': Buffer.from(
    `HTTP/1.1 200 OK\r\ncontent-type: ${fhirJson}\r\ncontent-length: 99\r\n\r\n{}`,
  ),
};

const contract = {
  badReplies,
  endlessReply: { start: `HTTP/1.1 200 OK\r\ncontent-type: ${fhirJson}\r\n\r\n`, more: ' '.repeat(65_536) },
};

describePulledHospital('FHIR', {
  ...contract,
  simulate: (data) => startFhirSimulator({ data, port: 0, timeZone }),
  connect,
});

describePulledHospital('FHIR with tokens and small pages', {
  ...contract,
  simulate: (data) =>
    startFhirSimulator({
      ...{ data, port: 0, timeZone, pageSize: 7 },
      oauth: { clientId: 'meridian:1', clientSecret: environment.SECRET },
    }),
  connect: (port) => withOauth(port, 'SECRET'),
  connectWrongly: (port) => withOauth(port, 'WRONG'),
});
