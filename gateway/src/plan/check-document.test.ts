/** What the planner's thread says of a document is what Apollo Server says. */
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { buildSchema, getLocation, Source } from 'graphql';
import { expect, it } from 'vitest';
import { checkDocument } from './check-document.ts';
import { maxRecursiveSelections, maxTokens, maxValidationErrors } from './limits.ts';

const schema = buildSchema('type Query { name(of: Int): String self: Query list: [Query!] }');

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
