import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { MedicationStatementResolvers } from '../generated/resolvers.ts';
import type { MedicationStatementRecord } from '../records.ts';

export const MedicationStatement: Complete<MedicationStatementResolvers, MedicationStatementRecord> = {
  __resolveReference: async ({ id }, { access, loaders, records }) => {
    const statement = isEntityId(id) ? await loaders.medicationStatement.load(id.toLowerCase()) : null;
    return statement !== null && (await access.maySee(statement.subjectId))
      ? records.single('MEDICATION', statement)
      : null;
  },

  subject: ({ subjectId }) => ({ id: subjectId }),
  // Medication is replayed from CM, which holds no study drug.
  isInvestigational: () => false,
};
