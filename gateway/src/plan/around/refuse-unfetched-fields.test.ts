import { describe, expect, it } from 'vitest';
import { openPlanned } from './testing/open-planned.ts';

const media = openPlanned({
  shelf: {
    sdl: `
      type Query { thing: Thing any: Hit hit: Hit now: Int }
      interface Thing @key(fields: "id") { id: ID! }
      union Hit = Book | Pen
      type Book { title: String author: Author }
      type Author { name: String }
      type Pen { color: String author: Author }
    `,
  },
  facts: {
    sdl: `
      type Thing @interfaceObject @key(fields: "id", resolvable: false) { id: ID! fact: String }
      type Query { made: Thing }
      union Hit = Film
      type Film { title: String director: Director }
      type Director { born: Int }
    `,
  },
});

describe('a field that no fetch has', () => {
  const refusal = (field: string) =>
    expect.objectContaining({
      message: `No subgraph can answer the field "${field}" here.`,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });

  it('is refused and not answered with null', () => {
    expect(() => media.plan('{ thing { fact } }')).toThrow(refusal('Query.thing'));
    expect(() => media.plan('query ($a: Boolean!) { now other: thing @include(if: $a) { x: fact } }')).toThrow(
      refusal('Query.thing'),
    );
    expect(() => media.plan('{ ...Q } fragment Q on Query { thing { ... on Thing { fact } } }')).toThrow(
      refusal('Query.thing'),
    );
  });

  it('may be one that is never included, that no such object can have, or that introspection answers', () => {
    expect(() =>
      media.plan('{ now thing @include(if: false) { fact } ... @skip(if: true) { thing { fact } } }'),
    ).not.toThrow();
    expect(() =>
      media.plan('{ hit { ... on Film { title director { born } } ... on Pen { author { name } } } }'),
    ).not.toThrow();
    expect(() => media.plan('{ __typename now __schema { queryType { name } } hit { __typename } }')).not.toThrow();
  });

  it('may be one of which only fragments ask that exclude each other', () => {
    expect(() => media.plan('{ now hit { ... on Book { ... on Hit { ... on Pen { color } } } } }')).not.toThrow();
  });

  it('may be one whose conditions exclude each other', () => {
    const query = (inner: string) =>
      `query ($a: Boolean!) { now ... @include(if: $a) { hit { __typename } thing ${inner} } }`;
    expect(() => media.plan(query('@skip(if: $a) { fact }'))).not.toThrow();
    expect(() => media.plan(query('@include(if: $a) { fact }'))).toThrow(refusal('Query.thing'));
    expect(() => media.plan(query('{ fact @skip(if: $a) other: fact @include(if: false) }'))).not.toThrow();
  });

  it('is told from one that is fetched under another name', () => {
    expect(() =>
      media.plan('{ hit { ... on Book { x: title } ... on Pen { x: color } } made { id fact } }'),
    ).not.toThrow();
  });
});
