/** What a newcomer types: start, the printed curl, token, import and report, over one data folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, createProcesses, type Environment, freePorts, type Running } from './processes.ts';
import { adverseEvents, demographics, writeStudy } from './study-files.ts';

const processes = createProcesses();
afterAll(() => processes.end());

/** Runs a printed curl without curl. */
async function runCurl(line: string): Promise<Response> {
  const [, url = '', body = ''] = /curl -s (\S+) .* -d '(.*)'$/.exec(line.trim()) ?? [];
  const headers = [...line.matchAll(/-H '([^:]+): ([^']+)'/g)].map(
    ([, name = '', value = '']) => [name, value] as [string, string],
  );
  return fetch(url, { method: 'POST', headers, body });
}

async function newEnvironment(more: Environment = {}): Promise<Environment> {
  const [port = 0, adminPort = 0] = await freePorts(2);
  return {
    DATA_DIR: await processes.folder(),
    PORT: String(port),
    ADMIN_PORT: String(adminPort),
    MLLP_PORT: '0',
    SIMULATOR_PORT: '0',
    LOG_LEVEL: 'info',
    ...more,
  };
}

describe('npm start on an empty folder', () => {
  let environment: Environment;
  let server: Running;
  beforeAll(async () => {
    environment = await newEnvironment();
    server = processes.start(command('start'), [], environment);
    await server.says('The same, all of it', 150_000);
  }, 180_000);

  it('prints where to go, a token for each role, and a curl that prints a report', async () => {
    const curl =
      server
        .output()
        .split('\n')
        .find((line) => line.trim().startsWith('curl ')) ?? '';
    const answer = await runCurl(curl);
    expect(answer.status).toBe(200);
    const { data, errors } = (await answer.json()) as {
      data: { patientReport: Record<string, { status: { state: string } }> };
      errors?: unknown;
    };
    expect(errors).toBeUndefined();
    for (const section of Object.values(data.patientReport)) expect(section.status.state).toBe('OK');
    expect(server.output()).toContain(`http://127.0.0.1:${environment.PORT}/graphql`);
    for (const role of [
      'PATIENT',
      'CRC',
      'PRINCIPAL_INVESTIGATOR',
      'MONITOR',
      'RESEARCHER',
      'ANALYST',
      'SAFETY_PHYSICIAN',
      'AUDITOR',
    ])
      expect(server.output()).toMatch(new RegExp(`^  ${role}\\n    eyJ`, 'm'));
  });

  it('serves the explorer with the report query and a token, from its own origin alone', async () => {
    const page = await (await fetch(`http://127.0.0.1:${environment.PORT}/`)).text();
    expect(page).toContain('query PatientReport');
    expect(page).toContain('Bearer eyJ');
    expect(page.match(/(?:src|href)="(?!data:)[^"]*"/g)?.every((reference) => reference.includes('="/'))).toBe(true);
  });

  it('gives tokens by command that the running server takes, and refuses requests without', async () => {
    const { stdout, status } = await processes.run(
      command('token'),
      ['--role', 'MONITOR', '--study', 'DEMO01', '--site', '902'],
      environment,
    );
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+\n$/)]);
    const ask = (headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${environment.PORT}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"query":"{ me { role } subjects { edges { node { site { siteId } } } } }"}',
      });
    const { data } = (await (await ask({ authorization: `Bearer ${stdout.trim()}` })).json()) as {
      data: { me: { role: string }; subjects: { edges: { node: { site: { siteId: string } } }[] } };
    };
    expect(data.me.role).toBe('MONITOR');
    expect(new Set(data.subjects.edges.map(({ node }) => node.site.siteId))).toEqual(new Set(['902']));
    const refused = await ask({});
    expect([refused.status, await refused.json()]).toMatchObject([
      401,
      { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
  });

  it('prints a report through the running server, as tables and as JSON', async () => {
    const tables = await processes.run(command('report'), ['DEMO01-901-1001'], environment);
    expect(tables.status, tables.stderr).toBe(0);
    expect(tables.stdout).toMatch(/^Laboratory results \(\d+\): OK, from LIS$/m);
    const json = await processes.run(command('report'), ['DEMO01-901-1001', '--json'], environment);
    expect(JSON.parse(json.stdout).data.patientReport.demographics.subject.usubjid).toBe('DEMO01-901-1001');
    const nobody = await processes.run(command('report'), ['NOBODY'], environment);
    expect([nobody.status, nobody.stderr]).toEqual([1, 'report: there is no such subject\n']);
  });

  it('imports through the running server; what is refused is listed, and the exit status tells', async () => {
    const folder = await writeStudy(await processes.folder(), {
      'dm.csv': demographics,
      'ae.csv.gz': [...adverseEvents, 'WIRE01,AE,WIRE01-11-001,x,Bad,BAD,MILD,N,,2014,'],
    });
    const { status, stdout, stderr } = await processes.run(command('import'), ['sdtm', folder], environment);
    expect(status, stderr).toBe(2);
    expect(stderr).toContain(`process ${server.child.pid}`);
    expect(stdout).toMatch(/^ae\s+4\s+3\s+1\s/m);
    expect(await readFile(join(environment.DATA_DIR as string, 'rejects', 'ae.rejects.csv'), 'utf8')).toMatch(
      /^ae,5,AESEQ,/m,
    );
    const report = await processes.run(command('report'), ['WIRE01-11-001'], environment);
    expect(report.stdout).toContain('Adverse events (2): OK');
    expect(report.stdout).toContain('头痛');
  });

  it('is the only owner of its folder, and says so', async () => {
    const second = await processes.run(command('start'), [], { ...environment, PORT: '0', ADMIN_PORT: '0' });
    expect([second.status, second.stderr]).toEqual([
      1,
      expect.stringContaining(`in use by process ${server.child.pid}`),
    ]);
    expect(second.stderr).not.toMatch(/\n\s+at /);
  });

  it('has its rows again after it was killed, and drains when it is asked to end', async () => {
    await server.kill('SIGKILL');
    const embedded = await processes.run(command('report'), ['WIRE01-11-002'], environment);
    expect(embedded.stdout, embedded.stderr).toContain('Adverse events (1): OK');
    server = processes.start(command('start'), [], environment);
    await server.says('is ready');
    expect((await fetch(`http://127.0.0.1:${environment.PORT}/health/ready`)).status).toBe(200);
    expect(await server.kill('SIGTERM')).toBe(0);
  });

  it('has written no name, number or identifier of a subject into its log', () => {
    const log = server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .join('\n');
    expect(log).toContain('"msg"');
    for (const personal of ['DEMO01-9', 'WIRE01-11', 'eyJ', '头痛']) expect(log).not.toContain(personal);
  });
});

describe('a start that cannot be', () => {
  const cases: readonly [string, Environment, RegExp][] = [
    [
      'an unreachable database',
      { DATABASE_URL: 'postgres://nobody:hunter2@127.0.0.1:1/none' },
      /cannot reach PostgreSQL at 127\.0\.0\.1:1\/none/,
    ],
    ['a setting that cannot be', { PORT: 'many' }, /PORT: /],
    ['AUTH=none beyond loopback', { AUTH: 'none', HOST: '0.0.0.0' }, /AUTH: none is allowed only/],
    ['a database setting that is none', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL: must be a postgres/],
  ];
  it.each(cases)('says what is wrong: %s', async (_name, wrong, line) => {
    const { status, stderr } = await processes.run(
      command('start'),
      [],
      await newEnvironment({ DEMO: 'off', ...wrong }),
    );
    expect([status, stderr]).toEqual([1, expect.stringMatching(line)]);
    expect(stderr).not.toMatch(/hunter2|\n\s+at /);
  });

  it('says which port is occupied', async () => {
    const other = await newEnvironment();
    const { createServer } = await import('node:http');
    const squatter = createServer().listen(Number(other.PORT), '127.0.0.1');
    const { status, stderr } = await processes.run(command('start'), [], { ...other, DEMO: 'off' });
    squatter.close();
    expect([status, stderr]).toEqual([1, expect.stringContaining(`PORT ${other.PORT} is in use`)]);
  });

  it('starts empty when asked to', async () => {
    const empty = processes.start(command('start'), [], await newEnvironment({ DEMO: 'off' }));
    await empty.says('There is no study yet');
    expect(await empty.kill('SIGTERM')).toBe(0);
  });
});

describe('an import that cannot be', () => {
  let environment: Environment;
  let before = '';
  beforeAll(async () => {
    environment = await newEnvironment();
    const folder = await writeStudy(await processes.folder(), { 'dm.csv': demographics, 'ae.csv': adverseEvents });
    expect((await processes.run(command('import'), ['sdtm', folder], environment)).status).toBe(0);
    before = (await processes.run(command('report'), ['WIRE01-11-001', '--json'], environment)).stdout;
  });

  const truncated = async () => (await import('node:zlib')).gzipSync(adverseEvents.join('\n')).subarray(0, 60);
  const cases: readonly [string, () => Promise<Readonly<Record<string, readonly string[] | Buffer>>>, RegExp][] = [
    [
      'a truncated gzip',
      async () => ({ 'dm.csv': demographics, 'ae.csv.gz': await truncated() }),
      /ae\.csv\.gz.*(truncated|end)/,
    ],
    [
      'a column that is missing',
      async () => ({ 'dm.csv': demographics, 'ae.csv': adverseEvents.map((line) => line.replace('AESEQ', 'SEQ')) }),
      /ae\.csv: column AESEQ is missing/,
    ],
    ['no datasets', async () => ({ 'notes.txt': ['nothing'] }), /no dataset/],
  ];
  it.each(cases)(
    'says what is wrong and leaves the database as it was: %s',
    async (_name, files, line) => {
      const folder = await writeStudy(await processes.folder(), await files());
      const { status, stderr } = await processes.run(command('import'), ['sdtm', folder], environment);
      expect([status, stderr]).toEqual([1, expect.stringMatching(line)]);
      expect(stderr).not.toMatch(/\n\s+at /);
      const after = await processes.run(command('report'), ['WIRE01-11-001', '--json'], environment);
      const stable = (text: string) => text.replaceAll(/"(generatedAt|asOf)": "[^"]*"/g, '');
      expect(stable(after.stdout)).toBe(stable(before));
    },
    60_000,
  );

  it.each([
    [[]],
    [['sdtm']],
    [['odm', '.']],
    [['sdtm', '.', 'more']],
    [['sdtm', 'no-such-folder']],
    [['sdtm', '.', '--nonsense']],
  ])('says how it is called: %j', async (args) => {
    const { status, stderr } = await processes.run(command('import'), args as string[], environment);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^import: /)]);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
