import { trimSelectionNodes } from '@apollo/query-planner';
import { buildSchema, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileRepresentation } from './compile-representation.ts';

const schema = buildSchema(`
  type Query { any: Any }
  union Any = Book | Film
  interface Media { id: ID }
  interface Lent implements Media { id: ID }
  type Book implements Media & Lent { id: ID }
  type Film implements Media { id: ID }
`);

function represent(selection: string, entity: Record<string, unknown>): unknown {
  const [definition] = parse(selection).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const requires = trimSelectionNodes(definition.selectionSet.selections);
  const found = compileRepresentation(schema, requires)(entity);
  return found && JSON.parse(JSON.stringify(found));
}

describe('a representation', () => {
  it('holds what is required, through lists of lists and nulls, and nothing else', () => {
    const entity = {
      __typename: 'Book',
      id: '1',
      tags: ['a', null],
      size: { w: 1, h: 2 },
      parts: [[{ n: 1, m: 2 }, null], null],
      title: 't',
    };
    expect(represent('{ ... on Book { __typename id tags size { w } parts { n } } }', entity)).toEqual({
      ...{ __typename: 'Book', id: '1', tags: ['a', null], size: { w: 1 }, parts: [[{ n: 1 }, null], null] },
    });
  });

  it('is absent when the type does not fit, or a required field was not answered', () => {
    expect(represent('{ ... on Book { __typename id } }', { __typename: 'Film', id: '1' })).toBeUndefined();
    expect(represent('{ ... on Book { __typename id } }', { id: '1' })).toBeUndefined();
    expect(represent('{ ... on Book { __typename id weight } }', { __typename: 'Book', id: '1' })).toBeUndefined();
    expect(represent('{ ... on Book { __typename toString } }', { __typename: 'Book' })).toBeUndefined();
  });

  it('holds nulls, which were answered', () => {
    expect(
      represent('{ ... on Book { __typename id size { w } } }', { __typename: 'Book', id: null, size: null }),
    ).toEqual({
      ...{ __typename: 'Book', id: null, size: null },
    });
    const half = { __typename: 'Book', size: {} };
    expect(represent('{ ... on Book { __typename size { w } } }', half)).toEqual({ __typename: 'Book', size: null });
  });

  it('joins the fragments that fit: on the type, its interfaces and unions, and an interface object', () => {
    const selection =
      '{ ... on Media { __typename id size { w } } ... on Lent { due } ... on Any { size { h } } ... on Film { length } }';
    const book = { __typename: 'Book', id: '1', due: 'now', length: 7, size: { w: 1, h: 2 } };
    expect(represent(selection, book)).toEqual({ __typename: 'Book', id: '1', due: 'now', size: { w: 1, h: 2 } });
    expect(book.size).toEqual({ w: 1, h: 2 });
    expect(represent(selection, { ...book, __typename: 'Lent' })).toEqual({
      ...{ __typename: 'Lent', id: '1', size: { w: 1 }, due: 'now' },
    });
  });

  it('leaves out only the fragment in which something is missing', () => {
    const selection = '{ ... on Media { __typename id } ... on Book { isbn } }';
    expect(represent(selection, { __typename: 'Book', id: '1' })).toEqual({ __typename: 'Book', id: '1' });
  });

  it('looks into fragments below fields', () => {
    const selection = '{ ... on Book { __typename of { __typename ... on Film { id } ... { note } } } }';
    const entity = {
      __typename: 'Book',
      of: [
        { __typename: 'Film', id: 'f', note: 1 },
        { __typename: 'Book', id: 'b', note: 2 },
      ],
    };
    expect(represent(selection, entity)).toEqual({
      __typename: 'Book',
      of: [
        { __typename: 'Film', id: 'f', note: 1 },
        { __typename: 'Book', note: 2 },
      ],
    });
  });
});
