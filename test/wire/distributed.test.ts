/** Gateway and subgraphs as processes of their own over PostgreSQL; one after the other is killed and comes back. */
import { createScratchDatabase } from '@meridian/kit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, postgresMissing } from '../databases.ts';
import type { Json } from '../graph.ts';
import {
  command,
  createProcesses,
  type Environment,
  eventually,
  freePortRow,
  freePorts,
  type Running,
} from './processes.ts';

const sectionsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  user: { demographics: 'USER' },
  project: { enrollment: 'PROJECT' },
  edc: {
    visits: 'EDC',
    adverseEvents: 'EDC',
    medicalHistory: 'EDC',
    exposures: 'EDC',
    concomitantMedications: 'EDC',
    dataQueries: 'EDC',
  },
  epro: { questionnaires: 'EPRO', alerts: 'EPRO' },
  hospital: { vitalSigns: 'HIS', labs: 'LIS', medications: 'HIS' },
};
const sections = Object.values(sectionsOf).flatMap((owned) => Object.keys(owned));

const told = 'status { state code source }';
const query = `query($id: ID!) { patientReport(subjectId: $id) {
  demographics { ${told} subject { usubjid site { siteId } } } enrollment { ${told} enrollment { status study { protocolId } } }
  ${sections
    .filter((name) => name !== 'demographics' && name !== 'enrollment')
    .map((name) => `${name} { ${told} results { totalCount edges { cursor } } }`)
    .join('\n')} } }`;

describe.skipIf(!hasPostgres)(hasPostgres ? 'the distributed mode' : `the distributed mode: ${postgresMissing}`, () => {
  const processes = createProcesses();
  let database: Awaited<ReturnType<typeof createScratchDatabase>>;
  let environment: Environment;
  let url = '';
  let token = '';
  let subjectId = '';
  let whole: Json;
  const alone = new Map<string, Running>();

  const startAlone = (name: string): void => void alone.set(name, processes.start(command('dev'), [name], environment));

  const ask = async (text: string, variables: object = {}): Promise<{ status: number; body: Json }> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: text, variables }),
    });
    return { status: response.status, body: await response.json() };
  };
  const report = () => ask(query, { id: subjectId });

  /** The process id of a subgraph, which `dev` tells when it starts it. */
  const kill = async (name: string): Promise<void> => {
    const running = alone.get(name) as Running;
    const pid = Number(new RegExp(`${name} is process (\\d+)`).exec(running.errors())?.[1]);
    process.kill(pid, 'SIGKILL');
    await running.ended;
  };

  beforeAll(async () => {
    database = await createScratchDatabase();
    const [port = 0, adminPort = 0, mllpPort = 0] = await freePorts(3);
    environment = {
      DATA_DIR: await processes.folder(),
      DATABASE_URL: database.url,
      SUBGRAPH_PORT: String(await freePortRow(6)),
      SIMULATOR_PORT: String(await freePortRow(4)),
      MLLP_PORT: String(mllpPort),
      PORT: String(port),
      ADMIN_PORT: String(adminPort),
      DATABASE_POOL_SIZE: '3',
      LOG_LEVEL: 'warn',
    };
    url = `http://127.0.0.1:${port}`;
    // Started without names it fills the empty database; ended again, so that each process can then be killed alone.
    const all = processes.start(command('dev'), [], environment);
    const ready = () =>
      fetch(`${url}/health/ready`).then(
        (response) => response.json() as Promise<{ notReady: string[] }>,
        () => ({ notReady: ['gateway'] }),
      );
    expect((await eventually(ready, ({ notReady }) => notReady.length === 0, 60_000)).notReady).toEqual([]);
    expect(await all.kill('SIGTERM'), all.errors()).toBe(0);
    for (const name of [...Object.keys(sectionsOf), 'report', 'simulators', 'gateway']) startAlone(name);
    expect((await eventually(ready, ({ notReady }) => notReady.length === 0, 60_000)).notReady).toEqual([]);
    token = (
      await processes.run(command('token'), ['--role', 'SAFETY_PHYSICIAN', '--study', 'DEMO01'], environment)
    ).stdout.trim();
    const { body } = await ask('{ subjects(first: 1, filter: { search: "DEMO01-901" }) { edges { node { id } } } }');
    subjectId = body.data.subjects.edges[0].node.id;
    const delivered = await eventually(
      () => ask('{ hospitals { adapters { subjectsKept subjectsDue messages { stored } } } }'),
      ({ body: { data } }) =>
        data.hospitals.every(
          ({ adapters: [adapter] }: Json) => adapter.subjectsKept === 20 && adapter.subjectsDue === 0,
        ),
      60_000,
    );
    expect(delivered.body.data.hospitals).toHaveLength(3);
    whole = (await report()).body;
  }, 240_000);
  afterAll(async () => {
    await processes.end();
    await database?.drop();
  });

  it('answers the whole report', () => {
    expect(whole.errors).toBeUndefined();
    for (const name of sections) expect(whole.data.patientReport[name].status.state, name).toMatch(/^(OK|EMPTY)$/);
  });

  it.each(Object.keys(sectionsOf))(
    'tells that %s is down in its own sections, leaves the others, and recovers by itself',
    async (name) => {
      await kill(name);
      const { status, body } = await report();
      expect([status, body.errors]).toEqual([200, undefined]);
      const { patientReport } = body.data;
      const down = sectionsOf[name] as Readonly<Record<string, string>>;
      for (const section of sections) {
        if (!(section in down)) expect(patientReport[section], section).toEqual(whole.data.patientReport[section]);
        else {
          const { status: of, ...rest } = patientReport[section];
          expect(of, section).toEqual({ state: 'UNAVAILABLE', code: 'SUBGRAPH_DOWN', source: down[section] });
          expect(Object.values(rest), section).toEqual([null]);
        }
      }
      startAlone(name);
      expect((await eventually(report, (again) => JSON.stringify(again.body) === JSON.stringify(whole))).body).toEqual(
        whole,
      );
    },
    60_000,
  );

  it('answers null and one coded error when the entry point is down, and plain reads go on', async () => {
    await kill('report');
    const { status, body } = await report();
    expect([status, body.data]).toEqual([200, { patientReport: null }]);
    expect(body.errors).toMatchObject([{ path: ['patientReport'], extensions: { code: 'SUBGRAPH_DOWN' } }]);
    expect(body.errors).toHaveLength(1);
    expect(
      (await ask('query($id: ID!) { subject(id: $id) { labResults { totalCount } } }', { id: subjectId })).body.data
        .subject.labResults.totalCount,
    ).toBeGreaterThan(0);
    startAlone('report');
    expect((await eventually(report, (again) => JSON.stringify(again.body) === JSON.stringify(whole))).body).toEqual(
      whole,
    );
  });

  it('leaves no process behind when what started it is killed', async () => {
    const running = alone.get('user') as Running;
    await running.kill('SIGKILL');
    startAlone('user');
    expect((await eventually(report, (again) => JSON.stringify(again.body) === JSON.stringify(whole))).body).toEqual(
      whole,
    );
  });

  it('S25 lets nobody but the gateway call a subgraph', async () => {
    for (let index = 0; index < 6; index++) {
      const response = await fetch(`http://127.0.0.1:${Number(environment.SUBGRAPH_PORT) + index}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: '{"query":"{ _service { sdl } }"}',
      });
      expect([response.status, await response.json()]).toMatchObject([
        401,
        { errors: [{ extensions: { code: 'UNSIGNED_CALL' } }] },
      ]);
    }
  });
});
