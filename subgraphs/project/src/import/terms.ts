/** CDISC controlled terminology to the SDL's enumerations. */
import type { BlindingSchema, DispositionReason, EligibilityCategory, StudyPhase } from '../generated/resolvers.ts';

const phases: Readonly<Record<string, StudyPhase>> = {
  'PHASE 0': 'EARLY_PHASE_1',
  'EARLY PHASE I': 'EARLY_PHASE_1',
  'PHASE I': 'PHASE_1',
  'PHASE I/II': 'PHASE_1_2',
  'PHASE II': 'PHASE_2',
  'PHASE IIA': 'PHASE_2',
  'PHASE IIB': 'PHASE_2',
  'PHASE II/III': 'PHASE_2_3',
  'PHASE III': 'PHASE_3',
  'PHASE IIIA': 'PHASE_3',
  'PHASE IIIB': 'PHASE_3',
  'PHASE IV': 'PHASE_4',
};

/** C66737, with and without the word TRIAL, which its terms got over the years. */
export const phaseTerms: Readonly<Record<string, StudyPhase>> = {
  ...Object.fromEntries(
    Object.entries(phases).flatMap(([term, phase]) => [
      [term, phase],
      [`${term} TRIAL`, phase],
    ]),
  ),
  'NOT APPLICABLE': 'NOT_APPLICABLE',
};

/** C66735. */
export const blindingTerms: Readonly<Record<string, BlindingSchema>> = {
  'OPEN LABEL': 'OPEN_LABEL',
  'SINGLE BLIND': 'SINGLE_BLIND',
  'DOUBLE BLIND': 'DOUBLE_BLIND',
  'TRIPLE BLIND': 'TRIPLE_BLIND',
};

/** C66797. */
export const eligibilityCategories: Readonly<Record<string, EligibilityCategory>> = {
  INCLUSION: 'INCLUSION',
  EXCLUSION: 'EXCLUSION',
};

/** C66727 and C114118, and the two other events that the pilot study collects. */
export const dispositionReasons: Readonly<Record<string, DispositionReason>> = {
  COMPLETED: 'COMPLETED',
  'ADVERSE EVENT': 'ADVERSE_EVENT',
  DEATH: 'DEATH',
  'LACK OF EFFICACY': 'LACK_OF_EFFICACY',
  'LOST TO FOLLOW-UP': 'LOST_TO_FOLLOW_UP',
  'PHYSICIAN DECISION': 'PHYSICIAN_DECISION',
  'PROTOCOL DEVIATION': 'PROTOCOL_DEVIATION',
  RANDOMIZED: 'RANDOMIZED',
  'SCREEN FAILURE': 'SCREEN_FAILURE',
  'STUDY TERMINATED BY SPONSOR': 'STUDY_TERMINATED_BY_SPONSOR',
  'WITHDRAWAL BY SUBJECT': 'WITHDRAWAL_BY_SUBJECT',
  'FINAL LAB VISIT': 'FINAL_LAB_VISIT',
  'FINAL RETRIEVAL VISIT': 'FINAL_RETRIEVAL_VISIT',
};
