import * as fc from 'fast-check';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { compileResponse } from './compile-response.ts';
import { answerAtRandom, randomQuery, rollDice, schema } from './testing/random-operation.ts';

function compile(query: string) {
  const document = parse(query);
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  return compileResponse(schema, document, operation as OperationDefinitionNode);
}

/** Each query is compiled once and answered twice, as it is in use. */
function compareWithGraphqlJs(seed: number, spoilt: number): { readonly faults: number } {
  const dice = rollDice(seed);
  const query = randomQuery(dice);
  const shape = compile(query);
  let faults = 0;
  for (let answers = 0; answers < 2; answers++) {
    const [a, b, c] = [dice.chance(50), dice.chance(50), dice.chance(50)];
    const { data, expected } = answerAtRandom(dice, query, { a, b, c }, spoilt);
    const before = JSON.stringify(data);
    const shaped = shape(data, { a, b, c });
    // The texts, because the order of keys matters, too.
    expect(JSON.stringify(shaped.data)).toBe(JSON.stringify(expected.data));
    expect(shaped.faults.map(({ path }) => path)).toEqual((expected.errors ?? []).map(({ path }) => path));
    expect(JSON.stringify(data)).toBe(before);
    faults += shaped.faults.length;
  }
  return { faults };
}

// Seconds of work by itself, and many times that on a machine that is busy.
const timeout = 180_000;

describe('a response is shaped as graphql-js executes over the same data', { timeout }, () => {
  test('when all of it fits', () => {
    fc.assert(
      fc.property(fc.noShrink(fc.nat()), (seed) => {
        expect(compareWithGraphqlJs(seed, 0).faults).toBe(0);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('when values are null or do not fit where they must not be', () => {
    let faults = 0;
    fc.assert(
      fc.property(fc.noShrink(fc.nat()), (seed) => {
        faults += compareWithGraphqlJs(seed, 2).faults;
      }),
      { seed: 12, numRuns: 300 },
    );
    expect(faults).toBeGreaterThan(100);
  });
});
