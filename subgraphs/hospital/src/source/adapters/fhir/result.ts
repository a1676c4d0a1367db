/** Observation.value[x] in all its forms (FHIR R4 observation.html). */
import { toLocal } from './local-time.ts';
import type { Measured } from './resources.ts';
import { amountOf, rangeOf, unitOf, wordOf } from './words.ts';

export interface Result {
  /** Null when nothing was measured. */
  readonly value: string | null;
  readonly unit: string | null;
}

const plain = (value: string | null | undefined): Result => ({ value: value ?? null, unit: null });

export function readResult(measured: Measured, timeZone: string): Result {
  const { valueQuantity, valueRange, valueRatio, valuePeriod, valueDateTime } = measured;
  if (valueQuantity) return { value: amountOf(valueQuantity), unit: unitOf(valueQuantity) };
  if (valueRange) return { value: rangeOf(valueRange), unit: unitOf(valueRange.low ?? valueRange.high) };
  // A titre, such as 1:128.
  if (valueRatio) return plain(`${amountOf(valueRatio.numerator) ?? ''}:${amountOf(valueRatio.denominator) ?? ''}`);
  if (valueDateTime) return plain(toLocal(valueDateTime, timeZone));
  if (valuePeriod)
    return plain(
      [valuePeriod.start, valuePeriod.end].map((time) => (time === undefined ? '' : toLocal(time, timeZone))).join('/'),
    );
  if (measured.valueCodeableConcept) return plain(wordOf(measured.valueCodeableConcept));
  if (measured.valueBoolean !== undefined) return plain(String(measured.valueBoolean));
  return plain(measured.valueString ?? measured.valueInteger ?? measured.valueTime ?? measured.valueSampledData?.data);
}
