export type EndpointFailureCode = 'TIMEOUT' | 'BREAKER_OPEN' | 'SOURCE_ERROR' | 'SHED';

const messages: Readonly<Record<EndpointFailureCode, string>> = {
  TIMEOUT: 'The source did not answer in time.',
  BREAKER_OPEN: 'The source is not asked for now.',
  SOURCE_ERROR: 'The source could not be read.',
  SHED: 'The source has too many calls.',
};

/** Why an endpoint gave no answer. The message is fixed for a code and tells nothing of the source. */
export class EndpointFailure extends Error {
  readonly code: EndpointFailureCode;
  /** When another call may do better; null where nobody knows. */
  readonly retryAfterSeconds: number | null;

  constructor(code: EndpointFailureCode, retryAfterSeconds: number | null = null) {
    super(messages[code]);
    this.name = 'EndpointFailure';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Thrown by the work of a call when the source did answer, only not with what was asked for: it passes to the caller as it is, and counts as a success of the source. */
export class Answered extends Error {}

/** A failure on its way through the breaker that the breaker counts. */
export class Counted extends Error {
  readonly failure: EndpointFailure;

  constructor(failure: EndpointFailure) {
    super(failure.message);
    this.failure = failure;
  }
}
