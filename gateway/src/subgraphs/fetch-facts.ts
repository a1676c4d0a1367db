/** What a fetch's text tells about it: for how long its answer may be kept, which is the least that any field in it allows, and what it reads from. */
import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import type { FetchedField } from '../provenance.ts';
import type { Freshness } from '../supergraph/freshness.ts';
import type { Sections } from '../supergraph/sections.ts';
import { readFragments, type Surroundings } from './walk-fields.ts';

export interface KeepingPolicy {
  readonly maxAgeSeconds: number;
  readonly staleIfErrorSeconds: number;
  /** Something in the answer identifies a person. */
  readonly personal: boolean;
}

export interface FetchFacts {
  /** Undefined when the answer may not be kept. */
  readonly keeping: KeepingPolicy | undefined;
  /** What it asks for at its place. */
  readonly fields: readonly FetchedField[];
}

export type ReadFetchFacts = (document: DocumentNode) => FetchFacts;

interface FoundField {
  readonly type: string;
  readonly name: string;
  readonly key: string;
  readonly returned: GraphQLNamedType | undefined;
  readonly selectionSet: SelectionSetNode | undefined;
}

export function createFetchReader(schema: GraphQLSchema, freshness: Freshness, sections: Sections): ReadFetchFacts {
  const objectTypes = (type: GraphQLNamedType) => {
    if (isAbstractType(type)) return schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  };

  /** On every type that the selection can meet, and whatever `@skip` and `@include` say: one text, one policy. */
  function findFields(
    { selections }: SelectionSetNode,
    type: GraphQLNamedType,
    fragments: Surroundings['fragments'],
  ): FoundField[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value;
        if (name === '__typename') return [];
        return objectTypes(type).map((object) => {
          const field = object.getFields()[name];
          const returned = field && getNamedType(field.type);
          const key = selection.alias?.value ?? name;
          return { type: object.name, name, key, returned, selectionSet: selection.selectionSet };
        });
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
      return fragment ? findFields(fragment.selectionSet, condition ?? type, fragments) : [];
    });
  }

  const findAllFields = (fields: readonly FoundField[], fragments: Surroundings['fragments']): FoundField[] =>
    fields.flatMap((field) =>
      field.selectionSet && field.returned
        ? [field, ...findAllFields(findFields(field.selectionSet, field.returned, fragments), fragments)]
        : [field],
    );

  function decideKeeping(fields: readonly FoundField[]): KeepingPolicy | undefined {
    const rules = fields.map(({ type, name, returned }) =>
      returned ? (freshness.rules.get(`${type}.${name}`) ?? freshness.rules.get(type)) : undefined,
    );
    const complete = rules.filter((rule) => rule !== undefined);
    if (complete.length === 0 || complete.length < rules.length) return undefined;
    const maxAgeSeconds = Math.min(...complete.map((rule) => rule.maxAge));
    if (maxAgeSeconds === 0) return undefined;
    return {
      maxAgeSeconds,
      staleIfErrorSeconds: Math.min(...complete.map((rule) => rule.staleIfError)),
      personal: fields.some(({ type, name }) => freshness.personal.has(`${type}.${name}`)),
    };
  }

  return (document) => {
    const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const root = operation && schema.getRootType(operation.operation);
    if (!operation || !root) return { keeping: undefined, fields: [] };
    const fragments = readFragments(document);
    const entities = operation.selectionSet.selections.find(
      (selection) => selection.kind === Kind.FIELD && selection.name.value === '_entities',
    );
    // Below `_entities` stand fragments that name their types, so the root type is not looked at.
    const selectionSet = (entities?.kind === Kind.FIELD && entities.selectionSet) || operation.selectionSet;
    const fields = findFields(selectionSet, root, fragments);
    const sources = new Map(fields.map(({ key, returned }) => [key, sections.get(returned?.name ?? '') ?? null]));
    const keeping =
      operation.operation === OperationTypeNode.QUERY && freshness.rules.size > 0
        ? decideKeeping(findAllFields(fields, fragments))
        : undefined;
    return { keeping, fields: [...sources].map(([key, source]) => ({ key, source })) };
  };
}
