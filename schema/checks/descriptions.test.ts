import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { findUndescribed } from './descriptions.ts';

it('names every kind of definition that lacks a description, by where it stands', () => {
  const document = parse(`
    directive @d(a: Int) on OBJECT
    scalar S
    enum E { V }
    interface I { f: Int }
    union U = T
    input N { f: Int }
    type T { f(a: Int): Int }
  `);
  expect(findUndescribed('x', document)).toEqual(
    ['d', 'd.a', 'S', 'E', 'E.V', 'I', 'I.f', 'U', 'N', 'N.f', 'T', 'T.f', 'T.f.a'].map(
      (place) => `x: ${place} has no description`,
    ),
  );
});

it('takes an empty description for none, and is content with described definitions', () => {
  const document = parse('"A type." type T { "  " f("An argument." a: Int): Int }');
  expect(findUndescribed('x', document)).toEqual(['x: T.f has no description']);
});
