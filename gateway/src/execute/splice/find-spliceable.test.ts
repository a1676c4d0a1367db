import type { FetchDataKeyRenamer, FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { expect, it } from 'vitest';
import { findSpliceable } from './find-spliceable.ts';

const fetchOf = (operation: string, more: Partial<FetchNode> = {}): FetchNode => ({
  kind: 'Fetch',
  serviceName: 'one',
  operationName: undefined,
  operation,
  operationKind: 'query' as FetchNode['operationKind'],
  operationDocumentNode: undefined,
  variableUsages: [],
  ...more,
});

/** Of books at `path`, by what is sent of them. */
const entitiesAt = (path: string[], fields: string, sent: string[], more: Partial<FetchNode> = {}): PlanNode => ({
  kind: 'Flatten',
  path,
  node: fetchOf(`query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fields} } }`, {
    requires: [
      {
        kind: 'InlineFragment',
        typeCondition: 'Book',
        selections: ['__typename', ...sent].map((name): QueryPlanSelectionNode => ({ kind: 'Field', name })),
      },
    ],
    ...more,
  }),
});

const findIn = (...nodes: PlanNode[]): readonly string[] =>
  [...(findSpliceable({ kind: 'QueryPlan', node: { kind: 'Sequence', nodes } })?.paths ?? [])].sort();

const books = fetchOf('{ shelf { id } books { __typename id maker { name } size { width } } }');

it('is what one fetch alone answers: fields with selections, right below its objects', () => {
  expect(findIn(books)).toEqual(['books', 'shelf']);
  expect(findIn(books, entitiesAt(['books', '@'], '... on Book { price cover { url } }', ['id']))).toEqual([
    'books.cover',
    'shelf',
  ]);
});

it('is nothing that another fetch answers, too', () => {
  expect(findIn(books, fetchOf('{ shelf { place } }'))).toEqual(['books']);
  const covers = entitiesAt(['books', '@'], '... on Book { cover { url } }', ['id']);
  expect(findIn(books, covers, entitiesAt(['books', '@'], '... on Book { cover { artist } }', ['id']))).toEqual([
    'shelf',
  ]);
});

it('is nothing that is sent to find entities, or leads to them', () => {
  const first = entitiesAt(['books', '@'], '... on Book { cover { url } binding { colour } }', ['id']);
  const asked = entitiesAt(['books', '@'], '... on Book { price }', ['id', 'cover']);
  expect(findIn(books, first, asked)).toEqual(['books.binding', 'shelf']);
  const below = entitiesAt(['books', '@', 'binding'], '... on Book { price }', ['id']);
  expect(findIn(books, first, below)).toEqual(['books.cover', 'shelf']);
});

it('is nothing where values get another name, or are read from above an entity', () => {
  const rename: FetchDataKeyRenamer = {
    kind: 'KeyRenamer',
    path: ['books', 'size__alias_0'],
    renameKeyTo: 'size',
  };
  expect(findIn({ ...books, outputRewrites: [rename] })).toEqual([]);
  const context: FetchDataKeyRenamer = {
    kind: 'KeyRenamer',
    path: ['..', 'shelf', 'id'],
    renameKeyTo: 'contextual_0',
  };
  expect(
    findIn(books, entitiesAt(['books', '@'], '... on Book { price }', ['id'], { contextRewrites: [context] })),
  ).toEqual([]);
});
