/** One DataLoader an access path and request. */
import { ConnectionLoader } from '@meridian/kit/connection';
import type { Identity } from '@meridian/kit/identity';
import { loadByKey, loadListByKey } from '@meridian/kit/loader';
import type { ProjectSource } from './source/source.ts';

export const createLoaders = (source: ProjectSource, identity: Identity | null) => ({
  study: loadByKey(source.studies),
  studyIdByProtocolId: loadByKey(source.studyIdsByProtocolId),
  parametersByStudy: loadListByKey(source.parametersByStudy),
  armsByStudy: loadListByKey(source.armsByStudy),
  armElementsByStudy: loadListByKey(source.armElementsByStudy),
  epochsByStudy: loadListByKey(source.epochsByStudy),
  elementsByStudy: loadListByKey(source.elementsByStudy),
  criteriaByStudy: loadListByKey(source.criteriaByStudy),
  plannedVisitsByStudy: loadListByKey(source.plannedVisitsByStudy),
  plannedVisit: loadByKey(source.plannedVisits),
  progressByStudy: loadByKey(source.progressByStudy),
  monthsByStudy: loadListByKey(source.monthsByStudy),
  studySite: loadByKey(source.studySites),
  studySitesByStudy: new ConnectionLoader(source.studySitesSeenBy(identity)),
  countsByStudySite: loadByKey(source.countsByStudySite),
  enrollment: loadByKey(source.enrollments),
  enrollmentBySubject: loadByKey(source.enrollmentsBySubject),
  enrollmentsByStudy: new ConnectionLoader(source.enrollmentsSeenBy(identity)),
  elementsBySubject: loadListByKey(source.elementsBySubject),
  dispositionBySubject: loadListByKey(source.dispositionBySubject),
  qualifiersBySubject: loadListByKey(source.qualifiersBySubject),
});

export type Loaders = ReturnType<typeof createLoaders>;
