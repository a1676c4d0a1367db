import { createLogger } from '@meridian/kit/logger';
import { describeOnDatabases, fill } from '@meridian/kit/testing';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type MllpHospital, parseHospitals } from '../../src/hospitals/config.ts';
import { loads } from '../../src/import/index.ts';
import { migrations } from '../../src/migrations/index.ts';
import { type MllpListener, openMllpListener } from '../../src/source/adapters/mllp/listener.ts';
import { data, first, idOf, keys, second } from '../../src/testing/sample-study.ts';
import { createHospitalData } from '../data.ts';
import { type MllpSimulator, startMllpSimulator } from './start.ts';

const tables = ['lab_result', 'vital_sign', 'medication_statement'] as const;

describeOnDatabases('a simulated laboratory', [{ name: 'hospital', migrations }], (test) => {
  let listener: MllpListener;
  let simulator: MllpSimulator;
  let isFilled = false;

  const run = async <Row>(text: string): Promise<readonly Row[]> =>
    (await sql.raw<Row>(text).execute(test.database.kysely)).rows;
  const changeStudy = () =>
    run(`insert into hospital.study_version (study_id, version) values ('${keys.studyId}', 1)
      on conflict (study_id) do update set version = study_version.version + 1, changed_at = now()`);

  async function listen(port = 0): Promise<MllpListener> {
    const [hospital] = parseHospitals({
      hospitals: [
        {
          ...{
            number: 1,
            name: 'H',
            system: 'LIS',
            timeZone: 'America/New_York',
            transport: 'MLLP',
            charset: 'GB18030',
          },
          listen: { port },
        },
      ],
    }) as [MllpHospital];
    const logger = createLogger('test', 'silent');
    return openMllpListener({ hospital, kysely: test.database.kysely, logger, onArrival: () => undefined });
  }
  const start = (heartbeatMs = 60_000): Promise<MllpSimulator> =>
    startMllpSimulator({
      hospitalNumber: 1,
      data: createHospitalData(test.database.kysely, 1),
      kysely: test.database.kysely,
      sendTo: { host: '127.0.0.1', port: listener.port },
      ...{ charset: 'GB18030', timeZone: 'America/New_York', heartbeatMs },
    });

  beforeEach(async () => {
    if (!isFilled) {
      await fill(test.database, 'hospital', keys, loads, data);
      // All of both subjects is at hospital 1.
      await run(`delete from hospital.hospital_record where dataset <> 'dm'`);
      await run(
        `update hospital.hospital_record set hospital_number = 1 where subject_id in ('${idOf(first)}', '${idOf(second)}')`,
      );
      isFilled = true;
    }
    for (const table of [...tables, 'message', 'dead_letter', 'message_count', 'simulated_message'])
      await run(`delete from hospital.${table}`);
    await changeStudy();
    listener = await listen();
    simulator = await start();
  });
  afterEach(async () => {
    await simulator.close();
    await listener.close();
  });

  /** What arrived beside what the study holds: rows that are not the same in every column that both have. */
  async function differences(table: (typeof tables)[number]): Promise<readonly unknown[]> {
    const of = (name: string, where: string): string =>
      `select to_jsonb(t) - 'id' - 'study_id' - 'dataset' - 'loaded_at' - 'hospital_number' - 'source_id' - 'recorded_at' - 'retrieved_at'
        - 'message_control_id' - 'charset' as row from hospital.${name} t where ${where}`;
    const arrived = of(table, 'true');
    const held = of(`study_${table}`, `subject_id in ('${idOf(first)}', '${idOf(second)}')`);
    return run(`(${arrived} except ${held}) union all (${held} except ${arrived})`);
  }

  it('delivers what the study holds, once', async () => {
    await simulator.settled();
    for (const table of tables) {
      expect(await run(`select 1 from hospital.${table}`)).not.toEqual([]);
      expect(await differences(table)).toEqual([]);
    }
    const sent = simulator.requests();
    expect(await run('select 1 from hospital.message')).toHaveLength(sent);
    expect(await run(`select distinct charset from hospital.lab_result`)).toEqual([{ charset: 'GB18030' }]);

    await changeStudy();
    await simulator.settled();
    await simulator.close();
    simulator = await start();
    await simulator.settled();
    expect(simulator.requests()).toBe(0);
    expect(await run('select 1 from hospital.message')).toHaveLength(sent);
  });

  it('corrects what changed, moves what got another date, and takes back what is gone', async () => {
    await simulator.settled();
    const sent = simulator.requests();
    const of = (sequence: number) => `where subject_id = '${idOf(first)}' and sequence = ${sequence}`;
    await run(`update hospital.study_lab_result set original_text = '131' ${of(1)}`);
    await run(`update hospital.study_lab_result set collected_at = '2014-01-06' ${of(3)}`);
    const [gone] = await run<{ row: string }>(
      `delete from hospital.study_lab_result t ${of(5)} returning to_jsonb(t) - 'sort_at' as row`,
    );
    await changeStudy();
    await simulator.settled();
    const results = await run<{ sequence: number }>(
      `select sequence, original_text as value, status, collected_at as at from hospital.lab_result where subject_id = '${idOf(first)}' order by sequence`,
    );
    expect(results).toMatchObject([
      { sequence: 1, value: '131', status: 'CORRECTED' },
      { sequence: 2 },
      { sequence: 3, at: '2014-01-06' },
      { sequence: 4, status: 'FINAL' },
    ]);
    expect(simulator.requests() - sent).toBe(3);
    // It comes back just as it was.
    await run(`insert into hospital.study_lab_result (${Object.keys(gone?.row ?? {}).join()})
      select ${Object.keys(gone?.row ?? {}).join()} from jsonb_populate_record(null::hospital.study_lab_result, '${JSON.stringify(gone?.row)}')`);
    await changeStudy();
    await simulator.settled();
    expect(await run(`select sequence from hospital.lab_result where subject_id = '${idOf(first)}'`)).toHaveLength(5);
    await run(`update hospital.study_lab_result set original_text = '130' ${of(1)}`);
    await run(`update hospital.study_lab_result set collected_at = '2014-01-05' ${of(3)}`);
    await changeStudy();
    await simulator.settled();
  });

  it('sends again what was not acknowledged, until it is', async () => {
    const { port } = listener;
    await listener.close();
    expect(await simulator.settled(700)).toBe(false);
    listener = await listen(port);
    expect(await simulator.settled()).toBe(true);
    for (const table of tables) expect(await differences(table)).toEqual([]);
    expect(await run('select 1 from hospital.dead_letter')).toEqual([]);
  });

  it('encodes wrongly when told to, which nobody takes for a record', async () => {
    simulator.encodeWrongly(true);
    await expect.poll(() => listener.stats().refused, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(await run('select 1 from hospital.lab_result')).toEqual([]);
    simulator.encodeWrongly(false);
    await simulator.settled();
    for (const table of tables) expect(await differences(table)).toEqual([]);
    expect(await run('select 1 from hospital.dead_letter')).not.toEqual([]);
  });

  it('shows that it lives', async () => {
    await simulator.settled();
    await simulator.close();
    simulator = await start(100);
    await expect
      .poll(() => run(`select outcome from hospital.message_count where outcome = 'IGNORED'`), { timeout: 10_000 })
      .toHaveLength(1);
  });
});
