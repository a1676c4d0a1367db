import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { LabResultResolvers } from '../generated/resolvers.ts';
import type { LabResultRecord } from '../records.ts';

export const LabResult: Complete<LabResultResolvers, LabResultRecord> = {
  __resolveReference: async ({ id }, { access, loaders, records }) => {
    const result = isEntityId(id) ? await loaders.labResult.load(id.toLowerCase()) : null;
    return result !== null && (await access.maySee(result.subjectId)) ? records.single('LABORATORY', result) : null;
  },

  subject: ({ subjectId }) => ({ id: subjectId }),
  timesUln: async (result, _args, { loaders }) => (await loaders.labQualifiers.load(result)).timesUln,
  endpoint: async (result, _args, { loaders }) => (await loaders.labQualifiers.load(result)).endpoint,
};
