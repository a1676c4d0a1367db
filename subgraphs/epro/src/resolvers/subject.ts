import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { EproAccess } from '../access.ts';
import type { SubjectResolvers } from '../generated/resolvers.ts';
import type { SubjectRecord } from '../records.ts';
import { readCompliance } from './epro-compliance.ts';

export const Subject: Complete<SubjectResolvers, SubjectRecord> = {
  __resolveReference: ({ id }, { access }) => visibleSubject(access, id),

  questionnaireResponses: ({ id }, args, { loaders }) => loaders.responsesBySubject.load({ parentId: id, ...args }),

  scores: async ({ id }, { questionnaire }, { loaders }) => {
    const qscat = isEntityId(questionnaire)
      ? (await loaders.questionnaire.load(questionnaire.toLowerCase()))?.qscat
      : questionnaire;
    return qscat === undefined ? [] : loaders.scoresBySubject.load({ subjectId: id, qscat });
  },

  compliance: ({ id }, _args, { loaders }) => readCompliance(loaders, id),

  alerts: ({ id }, args, { loaders }) => loaders.alertsBySubject.load({ parentId: id, ...args }),
};

/** The subject under the id as it is stored, when the caller may see it; null otherwise. */
export async function visibleSubject(access: EproAccess, id: string): Promise<SubjectRecord | null> {
  const scope = await access.scopeOf(id);
  return scope === null ? null : { id: scope.subjectId };
}
