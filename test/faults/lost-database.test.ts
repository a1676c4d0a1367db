/** The database is gone while the server runs: it says so to whoever asks, and goes on running. */
import { expect, it } from 'vitest';
import { codesOf, dataOf, openGraph } from '../graph.ts';

it('a database that is gone makes the server not ready, by name, and each read a coded error', async () => {
  const graph = await openGraph({ study: 'demo' });
  try {
    const subjectId = dataOf(await graph.ask('find-subject', { usubjid: 'DEMO01-901-1001' })).subjectByUsubjid.id;
    await graph.meridian.system.database.close();
    const ready = await graph.fetch('/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.text).toContain('database');
    expect((await graph.fetch('/health/live')).status).toBe(200);
    const report = await graph.post('patient-report', { subjectId });
    expect([report.status, report.data]).toEqual([200, { patientReport: null }]);
    expect(codesOf(report)).toEqual(['SOURCE_ERROR']);
    const list = await graph.post('subjects');
    expect(list.data).toEqual({ subjects: null });
    expect(codesOf(list)).toEqual(['SOURCE_ERROR']);
    expect(report.text + list.text).not.toMatch(/pglite|destroy|driver|select|at .*:\d+/i);
  } finally {
    await graph.close();
  }
});
