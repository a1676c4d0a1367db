import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { ViewerResolvers } from '../generated/resolvers.ts';
import type { ViewerRecord } from '../records.ts';

export const Viewer: Complete<ViewerResolvers, ViewerRecord> = {
  /** A researcher's token carries the researcher's id as its subject claim. */
  researcher: ({ id }, _args, { loaders }) => (isEntityId(id) ? loaders.researcher.load(id) : null),

  subject: async (_viewer, _args, { access, loaders }) => {
    const { identity } = access;
    if (identity?.role !== 'PATIENT' || identity.subject === null) return null;
    for (const id of await loaders.subjectIdsByUsubjid.load(identity.subject)) {
      if (await access.maySee(id)) return loaders.subject.load(id);
    }
    return null;
  },
};
