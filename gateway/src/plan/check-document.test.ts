/** What the planner's thread says of a document is what Apollo Server says. */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { buildSchema, getLocation, Source } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkDocument } from './check-document.ts';
import { finiteNumbers } from './finite-numbers.ts';
import { maxDepth, maxRecursiveSelections, maxTokens, maxValidationErrors } from './limits.ts';

const schema = buildSchema(
  'scalar Any type Query { name(of: Int): String self: Query list: [Query!] size(of: Float, id: ID, any: Any): Float }',
);

/** Ten fields a level, eight levels deep: 10^8 selections in nine short fragments. */
const bomb = [
  '{ ...F0 }',
  ...Array.from({ length: 8 }, (_, level) => {
    const fields = Array.from({ length: 10 }, (__, index) => `f${index}: self { ...F${level + 1} }`);
    return `fragment F${level} on Query { ${fields.join(' ')} }`;
  }),
  'fragment F8 on Query { name }',
].join('\n');

const documents: Readonly<Record<string, string>> = {
  valid: '{ name self { name } }',
  'cut off': '{ name\n  self {',
  empty: '# nothing',
  'a typo, near a name that exists': '{ nmae self { lst { name } } }',
  'many errors': `{ ${Array.from({ length: 50 }, (_, index) => `wrong${index}`).join(' ')} }`,
  'too many tokens': `{ ${'name '.repeat(maxTokens)} }`,
  'a literal that does not fit': '{ name(of: "CANARY") }',
  'a number that is too large': '{ size(of: 1e400) }',
  'numbers that are too large': `query ($of: Float = -1e309) { size(of: 1${'0'.repeat(400)}, any: [{ a: 1e400 }]) a: size(of: $of) }`,
  'valid, with large numbers': `{ size(of: -1e308, id: 1${'0'.repeat(400)}) }`,
  'a conflict': '{ name(of: 1) name(of: 2) }',
  'a fragment in a circle': '{ ...A } fragment A on Query { self { ...A } }',
  'an unused fragment and variable': 'query($unused: Int) { name } fragment A on Query { name }',
  'introspection of the schema': '{ __schema { queryType { name } } }',
  'introspection of a type': 'query Q { name t: __type(name: "Query") { name } }',
  'a bomb of fragments': bomb,
  'a bomb of fragments by name': bomb.replace('{ ...F0 }', 'query Bomb { ...F0 }'),
};

async function askApollo(query: string, introspection: boolean) {
  const apollo = new ApolloServer({
    schema,
    introspection,
    nodeEnv: 'production',
    hideSchemaDetailsFromClientErrors: true,
    maxRecursiveSelections,
    parseOptions: { maxTokens },
    validationRules: [finiteNumbers],
    validationOptions: { maxErrors: maxValidationErrors },
    plugins: [ApolloServerPluginUsageReportingDisabled()],
  });
  await apollo.start();
  const { body } = await apollo.executeOperation({ query });
  await apollo.stop();
  if (body.kind !== 'single') throw new Error('incremental delivery is not asked for');
  return body.singleResult.errors ?? [];
}

it.each(
  Object.entries(documents).flatMap(([name, text]) => [
    [name, true, text] as const,
    [`${name}, without introspection`, false, text] as const,
  ]),
)('agrees about %s', async (name, introspection, text) => {
  const source = new Source(text);
  const expected = await askApollo(text, introspection);
  const found = checkDocument(schema, text, introspection).map(({ message, code, positions }) => ({
    message,
    ...(positions.length > 0 && { locations: positions.map((position) => getLocation(source, position)) }),
    extensions: { code },
  }));
  expect(found).toEqual(
    expected.map(({ message, locations, extensions }) => ({
      message,
      ...(locations && { locations }),
      extensions: { code: extensions?.code },
    })),
  );
  expect(found.length > 0).toBe(!/^valid/.test(name) && (!introspection || !/^introspection/.test(name)));
});

describe('a document that is nested too deeply', () => {
  const nested = (open: string, inner: string, close: string, levels: number) =>
    `${open.repeat(levels)}${inner}${close.repeat(levels)}`;
  const forms: Readonly<Record<string, (levels: number) => string>> = {
    fields: (levels) => nested('{ self ', '{ name }', '}', levels - 1),
    fragments: (levels) => nested('{ ...', '{ name }', '}', levels - 1),
    lists: (levels) => `{ size(any: ${nested('[', '', ']', levels - 2)}) }`,
    objects: (levels) => `{ size(any: ${nested('{a:', '1', '}', levels - 2)}) }`,
    types: (levels) => `query ($a: ${nested('[', 'Int', ']', levels - 1)}) { name }`,
    'what never closes': (levels) => `{ size(any: ${'['.repeat(levels - 2)}`,
  };

  it.each(Object.entries(forms))('is refused before it is parsed: %s', (_what, form) => {
    for (const levels of [maxDepth + 1, 5_000])
      expect(checkDocument(schema, form(levels), true)).toEqual([
        { message: 'The document is nested deeper than 300 levels.', code: 'GRAPHQL_VALIDATION_FAILED', positions: [] },
      ]);
    const [finding] = checkDocument(schema, form(maxDepth), true);
    expect(finding?.message ?? '').not.toMatch(/nested|stack/);
  });

  it('is told from one that has as many brackets side by side, or in texts and comments', () => {
    const fields = Array.from({ length: 2_000 }, (_, index) => `a${index}: self { name }`).join(' ');
    expect(checkDocument(schema, `{ ${fields} } # ${'{'.repeat(5_000)}`, true)).toEqual([]);
    expect(
      checkDocument(schema, `{ size(any: "${'['.repeat(5_000)}") b: size(any: """${'{'.repeat(5_000)}""") }`, true),
    ).toEqual([]);
  });
});
