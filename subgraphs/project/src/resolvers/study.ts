import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { Context } from '../context.ts';
import type { StudyResolvers } from '../generated/resolvers.ts';
import type { StudyParameterRecord, StudyRecord } from '../records.ts';
import { blindingOf, firstValue, indicationOf, phaseOf, registryIdsOf } from '../rules/trial-summary.ts';

/** A field that the trial summary tells; the whole summary is read once, however many such fields are asked for. */
const fromSummary =
  <Value>(read: (parameters: readonly StudyParameterRecord[], study: StudyRecord) => Value) =>
  async (study: StudyRecord, _args: unknown, { loaders }: Context): Promise<Value> =>
    read(await loaders.parametersByStudy.load(study.id), study);

const noProgress = { screened: 0, screenFailed: 0, randomized: 0, onTreatment: 0, completed: 0, discontinued: 0 };

export const Study: Complete<StudyResolvers, StudyRecord> = {
  __resolveReference: async (reference, { access, loaders }) => {
    const id = 'protocolId' in reference ? await loaders.studyIdByProtocolId.load(reference.protocolId) : reference.id;
    const study = id !== null && isEntityId(id) ? await loaders.study.load(id) : null;
    return study !== null && (await access.maySeeStudy(study.protocolId)) ? study : null;
  },

  registryIds: fromSummary(registryIdsOf),
  title: fromSummary((parameters, { protocolId }) => firstValue(parameters, 'TITLE') ?? protocolId),
  phase: fromSummary(phaseOf),
  blinding: fromSummary(blindingOf),
  indication: fromSummary(indicationOf),
  sponsor: fromSummary((parameters) => firstValue(parameters, 'SPONSOR')),
  plannedSubjects: fromSummary((parameters) => {
    const planned = firstValue(parameters, 'PLANSUB');
    return planned === null ? null : Number(planned);
  }),
  startDate: fromSummary((parameters) => firstValue(parameters, 'SSTDTC')),
  endDate: fromSummary((parameters) => firstValue(parameters, 'SENDTC')),
  characteristics: fromSummary((parameters) => parameters),

  arms: async ({ id }, _args, { loaders }) => (await loaders.armsByStudy.load(id)).filter(({ planned }) => planned),
  epochs: ({ id }, _args, { loaders }) => loaders.epochsByStudy.load(id),
  elements: ({ id }, _args, { loaders }) => loaders.elementsByStudy.load(id),
  schedule: ({ id }, _args, { loaders }) => loaders.plannedVisitsByStudy.load(id),
  eligibilityCriteria: ({ id }, _args, { loaders }) => loaders.criteriaByStudy.load(id),

  studySites: ({ id }, args, { loaders }) => loaders.studySitesByStudy.load({ parentId: id, ...args }),
  enrollment: ({ id }, args, { loaders }) => loaders.enrollmentsByStudy.load({ parentId: id, ...args }),
  progress: async ({ id }, _args, { loaders }) => ({
    ...((await loaders.progressByStudy.load(id)) ?? noProgress),
    studyId: id,
    asOf: new Date().toISOString(),
  }),
};
