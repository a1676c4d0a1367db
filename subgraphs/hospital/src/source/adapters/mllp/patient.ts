/** Whom a message is about: record numbers in PID-3 and MRG-1 (CX). */
import { Refusal } from './refusal.ts';
import type { Segment } from './segment.ts';

/** Medical record numbers; where none is called so, numbers of no stated or of an internal type. Numbers of other kinds, such as of insurances, are left out. */
export function readRecordNumbers(segment: Segment, number: number): readonly string[] {
  const identifiers = segment.repetitions(number).map((each) => ({
    id: segment.componentOf(each, 1),
    type: segment.componentOf(each, 5),
  }));
  const ofTypes = (...types: readonly (string | null)[]): readonly string[] =>
    identifiers.filter(({ type }) => types.includes(type)).flatMap(({ id }) => (id === null ? [] : [id]));
  const named = ofTypes('MR');
  return [...new Set(named.length > 0 ? named : ofTypes(null, 'PI', 'PT'))];
}

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join('\0') === other.join('\0');

/** The one patient of a message. Throws Refusal when there is none, or more than one. */
export function readPatient(segments: readonly Segment[]): readonly string[] {
  const patients = segments.filter(({ id }) => id === 'PID').map((segment) => readRecordNumbers(segment, 3));
  const [patient] = patients;
  if (patient === undefined || patient.length === 0) throw new Refusal('101', 'the message names no patient');
  if (patients.some((other) => !isSame(patient, other)))
    throw new Refusal('100', 'the message is about more than one patient');
  return patient;
}

export interface Merge {
  readonly prior: readonly string[];
  readonly current: readonly string[];
}

/** PID and MRG stand in pairs (HL7 v2 chapter 3.3.40). Throws Refusal. */
export function readMerges(segments: readonly Segment[]): readonly Merge[] {
  const merges: Merge[] = [];
  let patient: Segment | null = null;
  for (const segment of segments) {
    if (segment.id === 'PID') patient = segment;
    if (segment.id !== 'MRG') continue;
    const merge = {
      prior: readRecordNumbers(segment, 1),
      current: patient === null ? [] : readRecordNumbers(patient, 3),
    };
    if (merge.prior.length === 0 || merge.current.length === 0)
      throw new Refusal('101', 'a merge lacks a record number');
    merges.push(merge);
  }
  if (merges.length === 0) throw new Refusal('100', 'a merge has no MRG');
  return merges;
}
