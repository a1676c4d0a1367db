import { readPageArgs, toConnection } from '@meridian/kit/connection';
import { isEntityId } from '@meridian/kit/entity-id';
import { codedError, notFound } from '@meridian/kit/errors';
import type { Complete } from '@meridian/kit/resolvers';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const Query: Complete<QueryResolvers, object> = {
  hospital: async (_parent, { id }, { access, loaders }) => {
    const hospital = access.maySeeHospitals() && isEntityId(id) ? await loaders.hospital.load(id.toLowerCase()) : null;
    if (hospital === null) throw notFound('hospital');
    return hospital;
  },

  hospitals: (_parent, _args, { access, source }) => (access.maySeeHospitals() ? source.allHospitals() : []),

  deadLetters: async (_parent, { hospitalId, pendingOnly, ...args }, { access, deadLetters }) => {
    access.mustOperate();
    if (hospitalId != null && !isEntityId(hospitalId)) throw codedError('BAD_USER_INPUT', 'hospitalId is no id.');
    const filter = { hospitalId: hospitalId ?? null, pendingOnly: pendingOnly ?? true };
    const request = readPageArgs(deadLetters.name, args, 50);
    const page = await deadLetters.page(request, filter);
    return toConnection(deadLetters.name, request, page, () => deadLetters.count(filter));
  },

  labResult: async (_parent, { id }, { access, loaders, records }) => {
    const result = isEntityId(id) ? await loaders.labResult.load(id.toLowerCase()) : null;
    if (result === null) throw notFound('laboratory result');
    await access.mustSee(result.subjectId, 'laboratory result');
    return records.single('LABORATORY', result);
  },
};
