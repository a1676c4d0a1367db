/** The parts of FHIR R4 resources (https://hl7.org/fhir/R4) that are read; all else is let be. Numbers are text, see exact-json.ts. */
import { z } from 'zod';

/** Absent rather than empty, which FHIR forbids and servers send. */
const string = z
  .string()
  .transform((text) => (text === '' ? undefined : text))
  .optional();
const decimal = z.string().regex(/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/);

const coding = z.object({ system: string, code: string, display: string });
const concept = z.object({ coding: z.array(coding).default([]), text: string });
const concepts = z.array(concept).default([]);
const reference = z.object({ reference: string, display: string });
const identifier = z.object({ system: string, value: string });
const period = z.object({ start: string, end: string });
const extension = z.object({
  url: z.string(),
  valueString: string,
  valueCode: string,
  valueCodeableConcept: concept.optional(),
});
const extensions = z.array(extension).default([]);

const quantity = z.object({
  value: decimal.optional(),
  _value: z.object({ extension: extensions }).optional(),
  comparator: z.enum(['<', '<=', '>=', '>']).optional(),
  unit: string,
  code: string,
});
const range = z.object({ low: quantity.optional(), high: quantity.optional() });
const timing = z.object({
  event: z.array(z.string()).default([]),
  code: concept.optional(),
  repeat: z
    .object({
      boundsPeriod: period.optional(),
      frequency: decimal.optional(),
      period: decimal.optional(),
      periodUnit: string,
    })
    .optional(),
});

/** The forms of a result (Observation.value[x]). */
const value = {
  valueQuantity: quantity.optional(),
  valueCodeableConcept: concept.optional(),
  valueString: string,
  valueBoolean: z.boolean().optional(),
  valueInteger: decimal.optional(),
  valueRange: range.optional(),
  valueRatio: z.object({ numerator: quantity.optional(), denominator: quantity.optional() }).optional(),
  valueSampledData: z.object({ data: string }).optional(),
  valueTime: string,
  valueDateTime: string,
  valuePeriod: period.optional(),
};

const measured = z.object({
  ...value,
  code: concept,
  dataAbsentReason: concept.optional(),
  interpretation: concepts,
  referenceRange: z
    .array(z.object({ low: quantity.optional(), high: quantity.optional(), type: concept.optional(), text: string }))
    .default([]),
});

const anyResource = z.object({ resourceType: z.string(), id: string });
export const contained = z.object({ ...anyResource.shape, code: concept.optional(), type: concept.optional() });

const domainResource = {
  id: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/),
  identifier: z.array(identifier).default([]),
  contained: z.array(contained).default([]),
};

export const patient = z.object({
  ...domainResource,
  resourceType: z.literal('Patient'),
  active: z.boolean().default(true),
  link: z.array(z.object({ other: reference, type: z.string() })).default([]),
});

export const observation = measured.extend({
  ...domainResource,
  resourceType: z.literal('Observation'),
  extension: extensions,
  status: z.enum([
    ...([
      'registered',
      'preliminary',
      'final',
      'amended',
      'corrected',
      'cancelled',
      'entered-in-error',
      'unknown',
    ] as const),
  ]),
  category: concepts,
  subject: reference,
  effectiveDateTime: string,
  effectiveInstant: string,
  effectivePeriod: period.optional(),
  effectiveTiming: timing.optional(),
  issued: string,
  bodySite: concept.optional(),
  specimen: reference.optional(),
  hasMember: z.array(z.unknown()).default([]),
  component: z.array(measured).default([]),
});

const dosage = z.object({
  text: string,
  timing: timing.optional(),
  asNeededBoolean: z.boolean().optional(),
  asNeededCodeableConcept: concept.optional(),
  route: concept.optional(),
  doseAndRate: z.array(z.object({ doseQuantity: quantity.optional(), doseRange: range.optional() })).default([]),
});

const medicationUse = {
  ...domainResource,
  subject: reference,
  medicationCodeableConcept: concept.optional(),
  medicationReference: reference.optional(),
  reasonCode: concepts,
  reasonReference: z.array(reference).default([]),
};

export const medicationStatement = z.object({
  ...medicationUse,
  resourceType: z.literal('MedicationStatement'),
  status: z.enum([
    ...(['active', 'completed', 'entered-in-error', 'intended', 'stopped', 'on-hold', 'unknown', 'not-taken'] as const),
  ]),
  basedOn: z.array(reference).default([]),
  derivedFrom: z.array(reference).default([]),
  effectiveDateTime: string,
  effectivePeriod: period.optional(),
  dateAsserted: string,
  dosage: z.array(dosage).default([]),
});

export const medicationRequest = z.object({
  ...medicationUse,
  resourceType: z.literal('MedicationRequest'),
  status: z.enum([
    ...(['active', 'on-hold', 'cancelled', 'completed', 'entered-in-error', 'stopped', 'draft', 'unknown'] as const),
  ]),
  intent: z.string(),
  doNotPerform: z.boolean().default(false),
  authoredOn: string,
  dosageInstruction: z.array(dosage).default([]),
});

export const operationOutcome = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(z.object({ severity: z.string(), code: z.string() })),
});

export const capabilityStatement = z.object({
  resourceType: z.literal('CapabilityStatement'),
  rest: z.array(
    z.object({
      resource: z.array(z.object({ type: z.string(), searchInclude: z.array(z.string()).default([]) })).default([]),
    }),
  ),
});

export const bundle = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('searchset'),
  total: z.coerce.number().int().nonnegative().optional(),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).default([]),
  entry: z
    .array(
      z.object({
        fullUrl: string,
        resource: z.looseObject(anyResource.shape),
        search: z.object({ mode: z.enum(['match', 'include', 'outcome']).optional() }).optional(),
      }),
    )
    .default([]),
});

export type Concept = z.infer<typeof concept>;
export type Coding = z.infer<typeof coding>;
export type Quantity = z.infer<typeof quantity>;
export type Range = z.infer<typeof range>;
export type Reference = z.infer<typeof reference>;
export type Measured = z.infer<typeof measured>;
export type Contained = z.infer<typeof contained>;
export type Dosage = z.infer<typeof dosage>;
export type Observation = z.infer<typeof observation>;
export type MedicationStatement = z.infer<typeof medicationStatement>;
export type MedicationRequest = z.infer<typeof medicationRequest>;
