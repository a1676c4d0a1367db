import { isEntityId } from '@meridian/kit/entity-id';
import { notFound } from '@meridian/kit/errors';
import type { Complete } from '@meridian/kit/resolvers';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const Query: Complete<QueryResolvers, object> = {
  hospital: async (_parent, { id }, { access, loaders }) => {
    const hospital = access.maySeeHospitals() && isEntityId(id) ? await loaders.hospital.load(id.toLowerCase()) : null;
    if (hospital === null) throw notFound('hospital');
    return hospital;
  },

  hospitals: (_parent, _args, { access, source }) => (access.maySeeHospitals() ? source.allHospitals() : []),

  labResult: async (_parent, { id }, { access, loaders }) => {
    const result = isEntityId(id) ? await loaders.labResult.load(id.toLowerCase()) : null;
    if (result === null) throw notFound('laboratory result');
    await access.mustSee(result.subjectId, 'laboratory result');
    return result;
  },
};
