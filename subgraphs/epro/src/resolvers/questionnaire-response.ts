import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { QuestionnaireResponseResolvers } from '../generated/resolvers.ts';
import type { QuestionnaireRecord, QuestionnaireResponseRecord } from '../records.ts';
import { instrumentOf } from '../rules/instruments.ts';

export const QuestionnaireResponse: Complete<QuestionnaireResponseResolvers, QuestionnaireResponseRecord> = {
  __resolveReference: async ({ id }, { access, loaders }) => {
    const response = isEntityId(id) ? await loaders.response.load(id) : null;
    return response !== null && (await access.maySee(response.subjectId)) ? response : null;
  },

  subject: ({ subjectId }) => ({ id: subjectId }),
  // A response without a questionnaire cannot be: both come from the same rows.
  questionnaire: async ({ questionnaireId }, _args, { loaders }) =>
    (await loaders.questionnaire.load(questionnaireId)) as QuestionnaireRecord,
  respondent: ({ qscat }) => instrumentOf(qscat)?.respondent ?? 'UNKNOWN',
  answers: ({ id }, _args, { loaders }) => loaders.answersByResponse.load(id),
  alerts: ({ id }, _args, { loaders }) => loaders.alertsByResponse.load(id),
  provenance: ({ qscat, occasion, loadedAt }) => ({
    source: 'EPRO',
    sourceId: `QS.${qscat}.${occasion}`,
    recordedAt: null,
    retrievedAt: loadedAt,
    stale: false,
  }),
};
