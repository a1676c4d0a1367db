import { isEntityId } from '@meridian/kit/entity-id';
import type { Complete } from '@meridian/kit/resolvers';
import type { Context } from '../context.ts';
import type { PlannedVisitResolvers } from '../generated/resolvers.ts';
import type { PlannedVisitRecord } from '../records.ts';
import { findPlannedVisit } from '../rules/find-planned-visit.ts';

type Loaders = Context['loaders'];

const byId = async (loaders: Loaders, id: string): Promise<PlannedVisitRecord | null> =>
  isEntityId(id) ? loaders.plannedVisit.load(id) : null;

const byNumber = async (loaders: Loaders, studyId: string, visitNum: string): Promise<PlannedVisitRecord | null> =>
  isEntityId(studyId) ? findPlannedVisit(await loaders.plannedVisitsByStudy.load(studyId), visitNum) : null;

export const PlannedVisit: Complete<PlannedVisitResolvers, PlannedVisitRecord> = {
  __resolveReference: async (reference, { access, loaders }) => {
    const visit =
      'studyId' in reference
        ? await byNumber(loaders, reference.studyId, reference.visitNum)
        : await byId(loaders, reference.id);
    const study = visit === null ? null : await loaders.study.load(visit.studyId);
    return study !== null && (await access.maySeeStudy(study.protocolId)) ? visit : null;
  },
};
