import type { Complete } from '@meridian/kit/resolvers';
import type { DispositionEventResolvers } from '../generated/resolvers.ts';
import type { DispositionEventRecord } from '../records.ts';

export const DispositionEvent: Complete<DispositionEventResolvers, DispositionEventRecord> = {
  qualifiers: async ({ subjectId, sequence }, _args, { loaders }) =>
    (await loaders.qualifiersBySubject.load(subjectId)).filter((qualifier) => qualifier.sequence === sequence),
};
