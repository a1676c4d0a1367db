/** One list of the graph and the rows that it must show, record by record. */
import type { Row } from '../../pilot-files.ts';

export interface Expected {
  /** GraphQL type of the records. */
  readonly type: string;
  /** Rows of all subjects, one a record. */
  readonly rows: readonly Row[];
  readonly order: (one: Row, other: Row) => number;
  /** Name of the field on Subject, where it is another than the section's; 'list' when Subject has it unpaged. */
  readonly plain?: string;
  /** Every field of the record. */
  readonly record: (row: Row) => Readonly<Record<string, unknown>>;
}
