import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { HospitalResolvers, Hospital as HospitalType } from '../generated/resolvers.ts';

export const Hospital: Complete<HospitalResolvers, HospitalType> = {
  __resolveReference: ({ id }, { access, loaders }) =>
    access.maySeeHospitals() && isEntityId(id) ? loaders.hospital.load(id.toLowerCase()) : null,
};
