/** One segment, read by the numbers of the standard: OBX-3, its second component, its first repetition. */
import { Refusal } from './refusal.ts';
import { readText, type Syntax } from './syntax.ts';

/** A coded element (CE, CWE): a code with its text in up to three systems, and what was written before it was coded. */
export interface Coded {
  readonly codings: readonly {
    readonly code: string | null;
    readonly text: string | null;
    readonly system: string | null;
  }[];
  readonly original: string | null;
}

export class Segment {
  readonly id: string;
  readonly #fields: readonly string[];
  readonly #syntax: Syntax;

  /** Throws Refusal when the line is no segment. */
  constructor(line: string, syntax: Syntax) {
    const { field } = syntax.delimiters;
    const fields = line.split(field);
    const id = fields[0] as string;
    if (!/^[A-Z][A-Z0-9]{2}$/.test(id)) throw new Refusal('100', 'a line is no segment');
    this.id = id;
    // MSH-1 is the delimiter itself.
    this.#fields = id === 'MSH' ? ['MSH', field, ...fields.slice(1)] : fields;
    this.#syntax = syntax;
  }

  /** As it is written, with all its delimiters; empty when it is not there. */
  raw(number: number): string {
    return this.#fields[number] ?? '';
  }

  /** The whole field as text: for data types without components, where senders forget to escape. */
  text(number: number): string | null {
    return readText(this.raw(number), this.#syntax);
  }

  /** As they are written. */
  repetitions(number: number): readonly string[] {
    return this.raw(number).split(this.#syntax.delimiters.repetition);
  }

  /** A component, or one of its sub-components, of the first repetition. */
  component(number: number, component: number, subcomponent = 1): string | null {
    return this.componentOf(this.repetitions(number)[0] as string, component, subcomponent);
  }

  componentOf(repetition: string, component: number, subcomponent = 1): string | null {
    const { delimiters } = this.#syntax;
    const whole = repetition.split(delimiters.component)[component - 1] ?? '';
    const part = delimiters.subcomponent === null ? [whole] : whole.split(delimiters.subcomponent);
    return readText(part[subcomponent - 1] ?? '', this.#syntax);
  }

  textOf(repetition: string): string | null {
    return readText(repetition, this.#syntax);
  }

  coded(number: number): Coded {
    return this.codedOf(this.repetitions(number)[0] as string);
  }

  codedOf(repetition: string): Coded {
    const coding = (first: number) => ({
      code: this.componentOf(repetition, first),
      text: this.componentOf(repetition, first + 1),
      system: this.componentOf(repetition, first + 2),
    });
    return { codings: [coding(1), coding(4), coding(10)], original: this.componentOf(repetition, 9) };
  }
}

/** What a coded element says in words: what was written, the text of its code, else the code. */
export function wordsOf({ codings, original }: Coded): string | null {
  const [first, second] = codings;
  return original ?? first?.text ?? first?.code ?? second?.text ?? second?.code ?? null;
}
