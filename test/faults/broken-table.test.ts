/** One table that cannot be read costs the sections that show it, and nothing else; mended, they are back. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnBoth } from '../databases.ts';
import { claimsOf, codesOf, dataOf, type Graph, type Json, openGraph } from '../graph.ts';

/** By table: the sections that show it, with their source, and a plain list of the subject that does. */
const tables: Readonly<
  Record<string, { readonly sections: Readonly<Record<string, string>>; readonly plain: string }>
> = {
  'user.subject': { sections: { demographics: 'USER' }, plain: 'sex' },
  'project.enrollment': { sections: { enrollment: 'PROJECT' }, plain: 'enrollment { status }' },
  'edc.visit': { sections: { visits: 'EDC' }, plain: 'visits { totalCount }' },
  'edc.adverse_event': { sections: { adverseEvents: 'EDC' }, plain: 'adverseEvents { totalCount }' },
  'epro.alert': { sections: { alerts: 'EPRO' }, plain: 'alerts { totalCount }' },
  'hospital.vital_sign': { sections: { vitalSigns: 'HIS' }, plain: 'vitalSigns { totalCount }' },
  'hospital.lab_result': { sections: { labs: 'LIS' }, plain: 'labResults { totalCount }' },
};
const staff = claimsOf('CRC', { sites: ['*'] });

/** The sections of a report without the instants that differ from reading to reading. */
const steady = (report: Json): Record<string, Json> =>
  JSON.parse(
    JSON.stringify(report, (key, value) => (['asOf', 'generatedAt', 'ageSeconds'].includes(key) ? undefined : value)),
  );

describeOnBoth('a table that cannot be read', (database) => {
  let graph: Graph;
  let subjectId: string;
  let whole: Record<string, Json>;
  const report = () => graph.post('patient-report', { subjectId }, staff);
  const run = (statement: string) => sql.raw(statement).execute(graph.meridian.system.database.kysely);

  beforeAll(async () => {
    graph = await openGraph({ study: 'demo', database });
    subjectId = dataOf(await graph.ask('find-subject', { usubjid: 'DEMO01-901-1004' })).subjectByUsubjid.id;
    whole = steady(dataOf(await report()).patientReport);
  });
  afterAll(() => graph?.close());

  it.each(Object.entries(tables))('%s', async (table, { sections, plain }) => {
    const [schema, name] = table.split('.') as [string, string];
    await run(`alter table "${schema}"."${name}" rename to "${name}_away"`);
    try {
      const answer = await report();
      expect([answer.status, answer.errors]).toEqual([200, undefined]);
      const found = steady(answer.data.patientReport);
      for (const [section, expected] of Object.entries(whole)) {
        if (!(section in sections)) expect({ [section]: found[section] }).toEqual({ [section]: expected });
        else {
          const { status, ...rest } = found[section];
          expect(status).toMatchObject({ state: 'UNAVAILABLE', code: 'SOURCE_ERROR', source: sections[section] });
          for (const field of Object.values(rest)) expect(field).toBeNull();
        }
      }
      const bare = await graph.post(`query($id: ID!) { subject(id: $id) { id ${plain} } }`, { id: subjectId }, staff);
      expect(bare.status).toBe(200);
      expect(new Set(codesOf(bare))).toEqual(new Set(['SOURCE_ERROR']));
      expect(answer.text + bare.text).not.toMatch(/relation|_away|does not exist|select |42P01/);
    } finally {
      await run(`alter table "${schema}"."${name}_away" rename to "${name}"`);
    }
    expect(steady(dataOf(await report()).patientReport)).toEqual(whole);
  });
});
