import { readOperation } from '@meridian/app/meridian';
import { expect, test } from 'vitest';
import { createMadeUpSubgraph } from './made-up-subgraph.ts';

test('a field is answered by its type, and twice alike', async () => {
  const ask = createMadeUpSubgraph('user');
  const query = readOperation('subjects').replace('enrollment {\n          id\n          status\n        }', '');
  const first = await ask({ query, variables: {} });
  expect(first.errors).toBeUndefined();
  expect(first.data?.subjects).toMatchObject({ totalCount: 7, edges: [{ node: { site: {} } }, {}] });
  expect(await ask({ query, variables: {} })).toEqual(first);
});

test('an entity is who it is said to be', async () => {
  const ask = createMadeUpSubgraph('edc');
  const query =
    'query($r: [_Any!]!) { _entities(representations: $r) { ... on PatientReport { id visits { status { state } } } } }';
  const { data, errors } = await ask({ query, variables: { r: [{ __typename: 'PatientReport', id: 's1' }] } });
  expect(errors).toBeUndefined();
  expect(data).toEqual({ _entities: [{ id: 's1', visits: { status: { state: 'OK' } } }] });
});
