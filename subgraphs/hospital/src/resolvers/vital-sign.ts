import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { VitalSignResolvers } from '../generated/resolvers.ts';
import type { VitalSignRecord } from '../records.ts';

export const VitalSign: Complete<VitalSignResolvers, VitalSignRecord> = {
  __resolveReference: async ({ id }, { access, loaders, records }) => {
    const sign = isEntityId(id) ? await loaders.vitalSign.load(id.toLowerCase()) : null;
    return sign !== null && (await access.maySee(sign.subjectId)) ? records.single('VITAL_SIGNS', sign) : null;
  },

  subject: ({ subjectId }) => ({ id: subjectId }),
};
