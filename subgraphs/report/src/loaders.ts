import { loadByKey } from '@meridian/kit/loader';
import type { ReportAccess } from './access.ts';
import type { PatientReportRecord } from './records.ts';

/** One DataLoader an access path and request. `generatedAt` is the same for all reports of a request. */
export const createLoaders = (access: ReportAccess, now: Date) => ({
  report: loadByKey(async (ids) => {
    const visible = await Promise.all(ids.map(async (id) => ((await access.maySee(id)) ? id : null)));
    return new Map<string, PatientReportRecord>(
      visible.flatMap((id) => (id === null ? [] : [[id, { id: id.toLowerCase(), generatedAt: now.toISOString() }]])),
    );
  }),
});

export type Loaders = ReturnType<typeof createLoaders>;
