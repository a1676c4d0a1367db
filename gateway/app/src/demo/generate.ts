/** The demo study: invented, the same for the same seed, with something to see in every section of a report. */
import type { SourceRow } from '@meridian/kit/import';
import { castSubjects } from './cast.ts';
import { designDatasets } from './design.ts';
import {
  characteristicRow,
  demographicsRow,
  dispositionRow,
  elementRows,
  exposureRows,
  qualifierRows,
  visitRows,
} from './disposition.ts';
import { adverseEventRows, eventQualifierRows } from './events.ts';
import { medicalHistoryRows, medicationRows } from './history.ts';
import { laboratoryDatasets } from './laboratory.ts';
import { questionnaireDatasets } from './questionnaires.ts';
import { createRandom } from './random.ts';
import { vitalSignRows } from './vital-signs.ts';

export interface DemoOptions {
  readonly seed?: string;
  /** The first eight have a part in the story each; fewer subjects, less story. */
  readonly subjects?: number;
  /** Numbered from 901. */
  readonly sites?: number;
}

/** SDTM rows by dataset name, as files would hold them. */
export function generateDemo({
  seed = 'meridian',
  subjects = 60,
  sites = 3,
}: DemoOptions = {}): ReadonlyMap<string, readonly SourceRow[]> {
  const cast = castSubjects(subjects, sites, createRandom(seed));
  const ae = cast.flatMap(adverseEventRows);
  const datasets: Readonly<Record<string, readonly SourceRow[]>> = {
    ...designDatasets(subjects),
    dm: cast.map(demographicsRow),
    sc: cast.map(characteristicRow),
    suppdm: cast.flatMap(qualifierRows),
    ds: cast.map(dispositionRow),
    se: cast.flatMap(elementRows),
    sv: cast.flatMap(visitRows),
    ex: cast.flatMap(exposureRows),
    ae,
    suppae: eventQualifierRows(ae),
    mh: cast.flatMap(medicalHistoryRows),
    cm: cast.flatMap(medicationRows),
    vs: cast.flatMap(vitalSignRows),
    ...laboratoryDatasets(cast),
    ...questionnaireDatasets(cast),
  };
  return new Map(Object.entries(datasets).filter(([, rows]) => rows.length > 0));
}
