import type { Complete } from '@meridian/kit/resolvers';
import { Section } from '@meridian/kit/section';
import type { PatientReportResolvers } from '../generated/resolvers.ts';
import type { PatientReportRecord } from '../records.ts';
import { visibleSubject } from './subject.ts';

export const PatientReport: Complete<PatientReportResolvers, PatientReportRecord> = {
  __resolveReference: ({ id }, { access }) => visibleSubject(access, id),

  questionnaires: ({ id }, _args, { loaders }) => new Section(id, 'EPRO', () => loaders.responsesBySubject.count(id)),
  alerts: ({ id }, _args, { loaders }) => new Section(id, 'EPRO', () => loaders.alertsBySubject.count(id)),
};
