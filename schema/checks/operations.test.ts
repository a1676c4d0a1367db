import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { findBrokenOperations } from './operations.ts';

const schema = buildSchema('type Query { person(id: ID!): String }');
const check = (file: string, text: string) => findBrokenOperations(new Map([[file, text]]), schema);

describe('a promised operation', () => {
  it('is kept when it is valid and named for its file', () => {
    expect(check('find-person.graphql', 'query FindPerson($id: ID!) { person(id: $id) }')).toEqual([]);
  });

  it('is broken by a field that is gone', () => {
    expect(check('person.graphql', 'query Person { nobody }')).toEqual([
      'operations/person.graphql: Cannot query field "nobody" on type "Query".',
    ]);
  });

  it('is broken by a new required argument', () => {
    expect(check('person.graphql', 'query Person { person }')[0]).toContain('argument "id" of type "ID!" is required');
  });

  it('must be the only one in its file and bear its name', () => {
    expect(check('person.graphql', 'query Somebody { person(id: 1) }')).toEqual([
      'operations/person.graphql: must hold one operation, Person',
    ]);
    expect(check('two.graphql', 'query Two { person(id: 1) } query Other { person(id: 1) }')).toHaveLength(1);
  });

  it('is broken when it is no GraphQL', () => {
    expect(check('person.graphql', 'query Person {')[0]).toContain('Syntax Error');
  });
});
