/** Why a message is not taken, in the codes of HL7 table 0357. */

const conditions = {
  '100': 'Segment sequence error',
  '101': 'Required field missing',
  '102': 'Data type error',
  '103': 'Table value not found',
  '200': 'Unsupported message type',
  '201': 'Unsupported event code',
  '202': 'Unsupported processing id',
  '203': 'Unsupported version id',
  '204': 'Unknown key identifier',
  '205': 'Duplicate key identifier',
  '207': 'Application internal error',
} as const;

export type ConditionCode = keyof typeof conditions;

/** The code's own words. */
export const conditionOf = (code: ConditionCode): string => conditions[code];

/** `reason` is our own word for it and holds nothing of the message. What is of a type, event, purpose or version that is not taken here (HL7 v2 chapter 2.9.2) is rejected and not kept; all else is an error. */
export class Refusal extends Error {
  readonly code: ConditionCode;
  readonly reason: string;
  constructor(code: ConditionCode, reason: string) {
    super(`${code} ${reason}`);
    this.name = 'Refusal';
    this.code = code;
    this.reason = reason;
  }

  get acknowledgment(): 'AE' | 'AR' {
    return ['200', '201', '202', '203'].includes(this.code) ? 'AR' : 'AE';
  }
}
