/** Answers a fetch in place of a subgraph that is out of reach: sections say so themselves, everything else is left out. */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { BoundedStore } from '../plan/bounded-store.ts';
import type { Sections } from '../supergraph/sections.ts';
import { type FailureCode, isRecord } from './transport.ts';
import { createFieldWalk, readFragments, type Surroundings, withDefaults } from './walk-fields.ts';

export interface UnavailableAnswer {
  readonly data: Record<string, unknown>;
  /** Something was asked that no section could tell; its first place, to be named by one coded error. */
  readonly unanswered: readonly (string | number)[] | undefined;
}

export interface UnavailableFetch {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly code: FailureCode;
  readonly retryAfterSeconds?: number | null;
  /** Of an `_entities` fetch, in the order in which the answer is wanted. */
  readonly representations?: readonly unknown[] | undefined;
}

/** What a section's status says besides its state and source. */
type Reason = Required<Pick<UnavailableFetch, 'code' | 'retryAfterSeconds'>>;

export type AnswerUnavailable = (fetch: UnavailableFetch) => UnavailableAnswer;

export function createUnavailableAnswers(schema: GraphQLSchema, sections: Sections): AnswerUnavailable {
  const eachField = createFieldWalk(schema);
  // A subgraph that is away is answered for as often as it is asked.
  const documents = new BoundedStore<DocumentNode>({ maxEntries: 200, maxBytes: 200, sizeInBytes: () => 1 });

  function parseOnce(query: string): DocumentNode {
    const known = documents.peek(query);
    if (known) return known;
    const document = parse(query, { noLocation: true });
    documents.put(query, document);
    return document;
  }

  const fieldType = (type: GraphQLNamedType, field: FieldNode): GraphQLOutputType | undefined =>
    isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value]?.type : undefined;

  const inLists = (type: GraphQLOutputType, value: unknown): unknown => {
    if (isNonNullType(type)) return inLists(type.ofType, value);
    return isListType(type) ? [inLists(type.ofType, value)] : value;
  };

  function answerStatus(
    field: FieldNode,
    type: GraphQLNamedType,
    source: string,
    reason: Reason,
    around: Surroundings,
    into: Record<string, unknown>,
  ): void {
    const known: Readonly<Record<string, unknown>> = { __typename: type.name, state: 'UNAVAILABLE', ...reason, source };
    eachField(field.selectionSet, type, around, ({ name }, key) => {
      into[key] = Object.hasOwn(known, name.value) ? known[name.value] : null;
    });
  }

  function answerSection(
    field: FieldNode,
    type: GraphQLNamedType,
    reason: Reason,
    around: Surroundings,
    into: Record<string, unknown>,
  ): void {
    const source = sections.get(type.name) ?? '';
    eachField(field.selectionSet, type, around, (inner, key) => {
      if (inner.name.value === '__typename') into[key] = type.name;
      else if (inner.name.value !== 'status') into[key] = null;
      else {
        const statusType = fieldType(type, inner);
        const status = isRecord(into[key]) ? into[key] : Object.create(null);
        if (statusType && isCompositeType(getNamedType(statusType)))
          answerStatus(inner, getNamedType(statusType), source, reason, around, status);
        into[key] = status;
      }
    });
  }

  /** Fills the sections of one object; answers the first response key that no section could tell. */
  function answerObject(
    selectionSet: SelectionSetNode | undefined,
    type: GraphQLNamedType,
    representation: Readonly<Record<string, unknown>>,
    reason: Reason,
    around: Surroundings,
    into: Record<string, unknown>,
  ): string | undefined {
    let unanswered: string | undefined;
    eachField(selectionSet, type, around, (field, key) => {
      const returned = fieldType(type, field);
      const named = returned && getNamedType(returned);
      // Which type an interface object is of is what was to be found out.
      if (field.name.value === '__typename' && isInterfaceType(type)) unanswered ??= key;
      else if (field.name.value === '__typename') into[key] = type.name;
      else if (named && returned && sections.has(named.name)) {
        const section = sectionUnder(into[key]) ?? Object.create(null);
        answerSection(field, named, reason, around, section);
        into[key] = inLists(returned, section);
      } else if (field.alias === undefined && Object.hasOwn(representation, key)) into[key] = representation[key];
      // Left out rather than null: a null would overwrite what another subgraph has answered.
      else unanswered ??= key;
    });
    return unanswered;
  }

  return ({ query, variables = {}, code, retryAfterSeconds = null, representations }) => {
    const reason: Reason = { code, retryAfterSeconds };
    const document = parseOnce(query);
    const operation = document.definitions.find(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    );
    const around = { fragments: readFragments(document), variables: withDefaults(operation, variables) };
    const data: Record<string, unknown> = Object.create(null);
    if (representations === undefined) {
      const root = operation && schema.getRootType(operation.operation);
      const key = root ? answerObject(operation.selectionSet, root, {}, reason, around, data) : undefined;
      return { data, unanswered: key === undefined ? undefined : [key] };
    }
    const entities = operation?.selectionSet.selections.find(
      (selection) => selection.kind === Kind.FIELD && selection.name.value === '_entities',
    );
    let unanswered: UnavailableAnswer['unanswered'];
    data._entities = representations.map((representation, index) => {
      const type =
        isRecord(representation) && typeof representation.__typename === 'string'
          ? schema.getType(representation.__typename)
          : undefined;
      if (!type || !isRecord(representation) || entities?.kind !== Kind.FIELD) return null;
      const entity: Record<string, unknown> = Object.create(null);
      const key = answerObject(entities.selectionSet, type, representation, reason, around, entity);
      if (key !== undefined) unanswered ??= ['_entities', index, key];
      return entity;
    });
    return { data, unanswered };
  };
}

function sectionUnder(value: unknown): Record<string, unknown> | undefined {
  if (Array.isArray(value)) return sectionUnder(value[0]);
  return isRecord(value) ? value : undefined;
}
