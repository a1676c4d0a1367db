import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { AlertResolvers } from '../generated/resolvers.ts';
import type { AlertRecord } from '../records.ts';
import { ruleOf } from '../rules/catalogue.ts';

export const Alert: Complete<AlertResolvers, AlertRecord> = {
  __resolveReference: async ({ id }, { access, loaders }) => {
    const alert = isEntityId(id) ? await loaders.alert.load(id) : null;
    return alert !== null && (await access.maySee(alert.subjectId)) ? alert : null;
  },

  subject: ({ subjectId }) => ({ id: subjectId }),
  // A version that this process does not know yet was raised by a newer one.
  rule: ({ ruleId, ruleVersion }) =>
    ruleOf(ruleId, ruleVersion) ?? {
      id: ruleId,
      version: ruleVersion,
      name: ruleId,
      source: 'unknown',
      threshold: 'unknown',
    },
};
