import { isEntityId } from '@meridian/kit/entity-id';
import { notFound } from '@meridian/kit/errors';
import type { Complete } from '@meridian/kit/resolvers';
import type { QueryResolvers } from '../generated/resolvers.ts';

export const Query: Complete<QueryResolvers, object> = {
  questionnaire: async (_parent, { id }, { access, loaders }) => {
    const questionnaire = isEntityId(id) ? await loaders.questionnaire.load(id.toLowerCase()) : null;
    if (questionnaire === null || !(await access.maySeeStudy(questionnaire.protocolId)))
      throw notFound('questionnaire');
    return questionnaire;
  },

  questionnaireResponse: async (_parent, { id }, { access, loaders }) => {
    const response = isEntityId(id) ? await loaders.response.load(id.toLowerCase()) : null;
    if (response === null) throw notFound('questionnaire response');
    await access.mustSee(response.subjectId, 'questionnaire response');
    return response;
  },

  alert: async (_parent, { id }, { access, loaders }) => {
    const alert = isEntityId(id) ? await loaders.alert.load(id.toLowerCase()) : null;
    if (alert === null) throw notFound('alert');
    await access.mustSee(alert.subjectId, 'alert');
    return alert;
  },
};
