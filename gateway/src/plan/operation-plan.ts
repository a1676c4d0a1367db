/** A query plan, with what must be known to read the data that it fetches. */
import type { QueryPlan } from '@apollo/query-planner';
import { type FieldNode, Kind, print } from 'graphql';

export interface OperationPlan extends QueryPlan {
  /** Fields of the operation, as `fieldKey` writes them, that stand in the data under another name than their response name. */
  readonly dataNames?: Readonly<Record<string, string>>;
  /** Names in the data that are not the client's → what the client calls them. */
  readonly clientNames?: Readonly<Record<string, string>>;
}

/** The response name, the field's name and its arguments: what fields must have in common to be one field of an object. */
export const fieldKey = ({ alias, name, arguments: given = [] }: FieldNode): string =>
  print({ kind: Kind.FIELD, name, arguments: given, ...(alias && alias.value !== name.value && { alias }) });
