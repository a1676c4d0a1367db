/** A part of a report that tells how complete it is: a source that fails costs its own section, which says so. */
import { GraphQLError } from 'graphql';
import { CallEnded } from './call.ts';
import { EndpointFailure, type EndpointFailureCode } from './resilience/endpoint-failure.ts';

export type SectionState = 'OK' | 'EMPTY' | 'PARTIAL' | 'STALE' | 'UNAVAILABLE' | 'FORBIDDEN';

/** Why a source gave nothing, or nothing new. */
export type SectionFailureCode = EndpointFailureCode;

/** What can be said of a section's data before they are read. */
export interface SectionAvailability {
  /** COMPLETE: everything that the sources hold is there and current. */
  readonly state: 'COMPLETE' | 'PARTIAL' | 'STALE' | 'UNAVAILABLE';
  /** When the oldest of the data was read from its source, ISO 8601; null when nothing was, or nobody knows. */
  readonly asOf: string | null;
  readonly ageSeconds: number | null;
  readonly code: SectionFailureCode | null;
  readonly retryAfterSeconds: number | null;
  /** Ids of the sources that are missing; empty when none is. */
  readonly missing: readonly string[];
}

export interface SectionStatusRecord<Source extends string> {
  readonly state: SectionState;
  readonly source: Source;
  readonly asOf: string | null;
  readonly ageSeconds: number | null;
  readonly code: SectionFailureCode | null;
  readonly retryAfterSeconds: number | null;
  readonly missing: readonly string[] | null;
  readonly message: string | null;
}

const messages = {
  PARTIAL: 'Some of the sources could not be read.',
  STALE: 'The source could not be read; older data are shown.',
  UNAVAILABLE: 'The source could not be read.',
} as const;

const complete = (): SectionAvailability => ({
  state: 'COMPLETE',
  asOf: new Date().toISOString(),
  ageSeconds: 0,
  code: null,
  retryAfterSeconds: null,
  missing: [],
});

/**
 * What a section is resolved from. Everything the section reads goes through `read`, so that its status, which is resolved beside its fields, can wait for them
 * and tell when one of them failed; the field itself is then null without an error of its own. Refusals of what the client asked for (coded errors) stay errors.
 */
export class Section<Source extends string> {
  readonly subjectId: string;
  readonly #source: Source;
  readonly #count: () => Promise<number>;
  readonly #ensure: (() => Promise<SectionAvailability>) | null;
  #availability: Promise<SectionAvailability> | null = null;
  readonly #reads: Promise<unknown>[] = [];

  /**
   * `count` tells how many records the section holds, whatever the client's filter. `ensure`, where the data come from further away than the subgraph's own database,
   * is awaited once before anything is read; what is UNAVAILABLE is not read at all.
   */
  constructor(
    subjectId: string,
    source: Source,
    count: () => Promise<number>,
    ensure: (() => Promise<SectionAvailability>) | null = null,
  ) {
    this.subjectId = subjectId;
    this.#source = source;
    this.#count = count;
    this.#ensure = ensure;
  }

  async read<Value>(load: () => Promise<Value>): Promise<Value | null> {
    const reading = this.#whenAvailable(load);
    this.#reads.push(reading);
    try {
      return await reading;
    } catch (error) {
      if (isRefusal(error)) throw error;
      return null;
    }
  }

  /** A resolver by GraphQL's default: called when `status` is asked for. */
  async status(): Promise<SectionStatusRecord<Source>> {
    // The section's other fields are resolved in the same turn; one turn later all their reads are known.
    await Promise.resolve();
    const outcomes = await Promise.allSettled([this.#whenAvailable(this.#count), ...this.#reads]);
    const failure = outcomes.find((outcome) => outcome.status === 'rejected' && !isRefusal(outcome.reason));
    if (failure?.status === 'rejected') return this.#unavailable(codeOf(failure.reason));
    const availability = await this.#available();
    if (availability.state === 'UNAVAILABLE')
      return this.#unavailable(availability.code, availability.retryAfterSeconds, availability.missing);
    const { asOf, ageSeconds, code, retryAfterSeconds, missing } = availability;
    const same = { source: this.#source, asOf, ageSeconds };
    if (availability.state === 'COMPLETE') {
      const state = outcomes[0].status === 'fulfilled' && outcomes[0].value === 0 ? 'EMPTY' : 'OK';
      return { ...same, state, code: null, retryAfterSeconds: null, missing: null, message: null };
    }
    return {
      ...same,
      state: availability.state,
      code,
      retryAfterSeconds,
      missing: missing.length > 0 ? missing : null,
      message: messages[availability.state],
    };
  }

  #available(): Promise<SectionAvailability> {
    this.#availability ??= this.#ensure === null ? Promise.resolve(complete()) : this.#ensure();
    return this.#availability;
  }

  async #whenAvailable<Value>(load: () => Promise<Value>): Promise<Value | null> {
    // Without a source further away nothing is awaited, so that reads of one turn share a statement.
    if (this.#ensure === null) return load();
    return (await this.#available()).state === 'UNAVAILABLE' ? null : load();
  }

  #unavailable(
    code: SectionFailureCode | null,
    retryAfterSeconds: number | null = null,
    missing: readonly string[] = [],
  ): SectionStatusRecord<Source> {
    return {
      state: 'UNAVAILABLE',
      source: this.#source,
      asOf: null,
      ageSeconds: null,
      code,
      retryAfterSeconds,
      missing: missing.length > 0 ? missing : null,
      message: messages.UNAVAILABLE,
    };
  }
}

/** What the client itself did wrong; all else is the source's failure. */
const isRefusal = (error: unknown): boolean => error instanceof GraphQLError;

function codeOf(error: unknown): SectionFailureCode {
  if (error instanceof EndpointFailure) return error.code;
  return error instanceof CallEnded ? 'TIMEOUT' : 'SOURCE_ERROR';
}
