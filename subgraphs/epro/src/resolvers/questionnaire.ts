import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { QuestionnaireResolvers } from '../generated/resolvers.ts';
import type { QuestionnaireRecord } from '../records.ts';
import { instrumentOf } from '../rules/instruments.ts';

export const Questionnaire: Complete<QuestionnaireResolvers, QuestionnaireRecord> = {
  __resolveReference: async ({ id }, { access, loaders }) => {
    const questionnaire = isEntityId(id) ? await loaders.questionnaire.load(id) : null;
    return questionnaire !== null && (await access.maySeeStudy(questionnaire.protocolId)) ? questionnaire : null;
  },

  name: ({ qscat }) => instrumentOf(qscat)?.name ?? qscat,
  title: ({ qscat }) => instrumentOf(qscat)?.title ?? qscat,
  copyright: ({ qscat }) => instrumentOf(qscat)?.copyright ?? null,
  respondent: ({ qscat }) => instrumentOf(qscat)?.respondent ?? 'UNKNOWN',
  scoreRange: ({ qscat }) => instrumentOf(qscat)?.scoreRange ?? null,
  higherIsWorse: ({ qscat }) => instrumentOf(qscat)?.higherIsWorse ?? null,
};
