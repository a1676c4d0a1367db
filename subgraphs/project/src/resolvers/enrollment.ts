import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { EnrollmentResolvers } from '../generated/resolvers.ts';
import type { EnrollmentRecord, StudyArmRecord, StudyRecord, StudySiteRecord } from '../records.ts';

export const Enrollment: Complete<EnrollmentResolvers, EnrollmentRecord> = {
  __resolveReference: async ({ id }, { access, loaders }) => {
    const enrollment = isEntityId(id) ? await loaders.enrollment.load(id) : null;
    return enrollment !== null && (await access.maySee(enrollment.subjectId)) ? enrollment : null;
  },

  subject: ({ subjectId }) => ({ id: subjectId }),
  // An enrollment without its study or its site cannot be: all three come from the same row of DM.
  study: async ({ studyId }, _args, { loaders }) => (await loaders.study.load(studyId)) as StudyRecord,
  studySite: async ({ studySiteId }, _args, { loaders }) =>
    (await loaders.studySite.load(studySiteId)) as StudySiteRecord,

  plannedArm: async ({ studyId, armCode, armName }, _args, { loaders }) =>
    findArm(await loaders.armsByStudy.load(studyId), armCode, armName),
  actualArm: async ({ studyId, actualArmCode, actualArmName }, _args, { loaders }) =>
    findArm(await loaders.armsByStudy.load(studyId), actualArmCode, actualArmName),

  elements: ({ subjectId }, _args, { loaders }) => loaders.elementsBySubject.load(subjectId),
  disposition: ({ subjectId }, _args, { loaders }) => loaders.dispositionBySubject.load(subjectId),
  // Nothing of an enrollment itself is coded at its source.
  uncoded: () => [],
};

/** Arms are listed planned ones first, so that a subject's arm is the protocol's when that has it. */
const findArm = (arms: readonly StudyArmRecord[], code: string | null, name: string | null): StudyArmRecord | null =>
  arms.find((arm) => arm.code === code && arm.name === name) ?? null;
