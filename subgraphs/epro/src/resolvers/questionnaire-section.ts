import type { Complete } from '@meridian/kit/resolvers';
import type { QuestionnaireSectionResolvers } from '../generated/resolvers.ts';
import type { QuestionnaireSectionRecord } from '../records.ts';
import { readCompliance } from './epro-compliance.ts';

export const QuestionnaireSection: Complete<QuestionnaireSectionResolvers, QuestionnaireSectionRecord> = {
  results: (section, args, { loaders }) =>
    section.read(() => loaders.responsesBySubject.load({ parentId: section.subjectId, ...args })),
  compliance: (section, _args, { loaders }) => section.read(() => readCompliance(loaders, section.subjectId)),
};
