import { buildSubgraphSchema } from '@apollo/subgraph';
import { readOperation } from '@meridian/app/meridian';
import { readTypeDefs, type SubgraphName } from '@meridian/schema/type-defs.ts';
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { writeQueries } from './limit-queries.ts';

test.each(['patient-report', 'cohort'])('every call for %s is one that its subgraph takes', (name) => {
  const { root, owners } = writeQueries(readOperation(name), true);
  for (const { subgraph, query } of [{ subgraph: 'report', query: root }, ...owners]) {
    const schema = buildSubgraphSchema({ typeDefs: parse(readTypeDefs(subgraph as SubgraphName)) });
    expect(validate(schema, parse(query)).map(String), subgraph).toEqual([]);
  }
});

test('each field of a report has the owner that answers it, in the order asked for', () => {
  const { field, isList, fields, owners, firstOf } = writeQueries(readOperation('patient-report'), false);
  expect({ field, isList, firstOf }).toEqual({ field: 'patientReport', isList: false, firstOf: 50 });
  expect(fields.slice(0, 5).map(({ name, owner }) => [name, owner === null ? null : owners[owner]?.subgraph])).toEqual([
    ['id', null],
    ['generatedAt', null],
    ['demographics', 'user'],
    ['enrollment', 'project'],
    ['visits', 'edc'],
  ]);
  expect(writeQueries(readOperation('cohort'), false)).toMatchObject({
    field: 'patientReports',
    isList: true,
    firstOf: 10,
  });
});
