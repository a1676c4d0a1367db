/** A part of a report that tells how complete it is: a source that fails costs its own section, which says so. */
import { GraphQLError } from 'graphql';

export type SectionState = 'OK' | 'EMPTY' | 'PARTIAL' | 'STALE' | 'UNAVAILABLE' | 'FORBIDDEN';

export interface SectionStatusRecord<Source extends string> {
  readonly state: SectionState;
  readonly source: Source;
  readonly asOf: string | null;
  readonly ageSeconds: number | null;
  readonly code: 'SOURCE_ERROR' | 'TIMEOUT' | null;
  readonly retryAfterSeconds: number | null;
  readonly missing: readonly string[] | null;
  readonly message: string | null;
}

/**
 * What a section is resolved from. Everything the section reads goes through `read`, so that its status, which is resolved beside its fields, can wait for them
 * and tell when one of them failed; the field itself is then null without an error of its own. Refusals of what the client asked for (coded errors) stay errors.
 */
export class Section<Source extends string> {
  readonly subjectId: string;
  readonly #source: Source;
  readonly #count: () => Promise<number>;
  readonly #reads: Promise<unknown>[] = [];

  /** `count` tells how many records the section holds, whatever the client's filter. */
  constructor(subjectId: string, source: Source, count: () => Promise<number>) {
    this.subjectId = subjectId;
    this.#source = source;
    this.#count = count;
  }

  async read<Value>(load: () => Promise<Value>): Promise<Value | null> {
    const reading = load();
    this.#reads.push(reading);
    try {
      return await reading;
    } catch (error) {
      if (error instanceof GraphQLError) throw error;
      return null;
    }
  }

  /** A resolver by GraphQL's default: called when `status` is asked for. */
  async status(): Promise<SectionStatusRecord<Source>> {
    // The section's other fields are resolved in the same turn; one turn later all their reads are known.
    await Promise.resolve();
    const [counted, ...reads] = await Promise.allSettled([this.#count(), ...this.#reads]);
    const failed = [counted, ...reads].some(
      (outcome) => outcome?.status === 'rejected' && !(outcome.reason instanceof GraphQLError),
    );
    const base = {
      source: this.#source,
      asOf: null,
      ageSeconds: null,
      code: null,
      retryAfterSeconds: null,
      missing: null,
      message: null,
    };
    if (failed)
      return { ...base, state: 'UNAVAILABLE', code: 'SOURCE_ERROR', message: 'The source could not be read.' };
    const state = counted?.status === 'fulfilled' && counted.value === 0 ? 'EMPTY' : 'OK';
    return { ...base, state, asOf: new Date().toISOString(), ageSeconds: 0 };
  }
}
