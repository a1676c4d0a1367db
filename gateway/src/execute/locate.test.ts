import { type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { locate } from './locate.ts';

const text = `query Q {
  report(id: 1) { labs { id } ...R }
  report(id: 1) { ... on Report { labs { ... on A { id } total: id } } }
}
fragment R on Report {
  labs { ...L ... on B { deep { id } } }
}
fragment L on Lab { id deep { id ...L } }
query Other { report { labs { id } } }`;
const document = parse(text);
const operation = document.definitions[0] as OperationDefinitionNode;

const places = (path: (string | number)[], of = document) =>
  locate(of, operation, path)?.map(({ line, column }) => `${line}:${column}`);

describe('the places of an answer in the document', () => {
  test.each([
    [['report'], ['2:3', '3:3']],
    [
      ['report', 'labs', 2, 'id'],
      ['2:26', '3:53', '8:21'],
    ],
    [['report', 0, 'labs', 0, 1, 'total'], ['3:58']],
    [
      ['report', 'labs', 0, 'deep', 'id'],
      ['8:31', '8:21', '6:33'],
    ],
    [
      ['report', 'labs', 3],
      ['2:19', '6:3', '3:35'],
    ],
  ])('%j', (path, expected) => {
    expect(new Set(places(path))).toEqual(new Set(expected));
  });

  test.each([[['unknown']], [['report', 'labs', 'id', 'more']], [[]], [[0]], [['__proto__']]])(
    '%j is nowhere',
    (path: (string | number)[]) => {
      expect(places(path)).toBeUndefined();
    },
  );

  test('a document without locations has none', () => {
    const bare = parse(text, { noLocation: true });
    expect(locate(bare, bare.definitions[0] as OperationDefinitionNode, ['report'])).toBeUndefined();
  });

  test('fragments that double at each level are looked at once a level', () => {
    const levels = Array.from(
      { length: 40 },
      (_, n) => `fragment L${n} on T { ...L${n + 1} ... on T { ...L${n + 1} } }`,
    );
    const wide = parse(`{ t { ...L0 } } ${levels.join(' ')} fragment L40 on T { x }`);
    expect(locate(wide, wide.definitions[0] as OperationDefinitionNode, ['t', 'x'])).toHaveLength(1);
  });
});
