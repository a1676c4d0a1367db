/** FHIR's data types in the hospital's words. */
import type { Concept, Quantity, Range } from './resources.ts';

export const extensions = 'http://hl7.org/fhir/StructureDefinition';
export const loincSystem = 'http://loinc.org';
/** For a number that JSON cannot write, such as 1:128 or 0012: https://hl7.org/fhir/extensions/StructureDefinition-rendered-value.html. */
export const renderedValue = `${extensions}/rendered-value`;

/** As a person wrote it, else as the code system words it, else the code. */
export function wordOf(concept: Concept | undefined): string | null {
  if (concept === undefined) return null;
  const { text, coding } = concept;
  return (
    text ??
    coding.find(({ display }) => display !== undefined)?.display ??
    coding.find(({ code }) => code !== undefined)?.code ??
    null
  );
}

export const hasCode = (concept: Concept | undefined, code: string): boolean =>
  concept?.coding.some((coding) => coding.code === code) ?? false;

/** Why a quantity has no number (https://hl7.org/fhir/R4/extension-data-absent-reason.html). */
export const absenceOf = (quantity: Quantity | undefined): string | undefined =>
  quantity?._value?.extension.find(({ url }) => url === `${extensions}/data-absent-reason`)?.valueCode;

/** The number as it was written, with its comparator. */
export function amountOf(quantity: Quantity | undefined): string | null {
  if (quantity === undefined) return null;
  const rendered = quantity._value?.extension.find(({ url }) => url === renderedValue)?.valueString;
  if (rendered !== undefined) return rendered;
  return quantity.value === undefined ? null : (quantity.comparator ?? '') + quantity.value;
}

export const unitOf = (quantity: Quantity | undefined): string | null => quantity?.unit ?? quantity?.code ?? null;

/** 3 - 5; a range that is open at one end keeps the blank there, so that nobody takes it for a number. */
export const rangeOf = ({ low, high }: Range): string => `${amountOf(low) ?? ''} - ${amountOf(high) ?? ''}`.trim();
