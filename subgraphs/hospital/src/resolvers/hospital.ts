import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { HospitalResolvers } from '../generated/resolvers.ts';
import type { HospitalRecord } from '../records.ts';

export const Hospital: Complete<HospitalResolvers, HospitalRecord> = {
  __resolveReference: ({ id }, { access, loaders }) =>
    access.maySeeHospitals() && isEntityId(id) ? loaders.hospital.load(id.toLowerCase()) : null,

  adapters: async ({ number }, _args, { loaders }) => {
    const status = await loaders.statusByHospital.load(number);
    return status === null ? [] : [status];
  },
};
