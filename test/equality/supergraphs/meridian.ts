/** The gateway's own supergraph, over records that are made up. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTypeDefs, schemaFolder, subgraphNames } from '@meridian/schema/type-defs.ts';
import { mockWorld } from '../mock-world.ts';
import type { SupergraphUnderTest } from './supergraph-under-test.ts';

const scalars = {
  Date: ['2014-01-02', '2013-12-31'],
  DateTime: ['2014-01-02T03:04:05Z', '2013-12-31T23:59:59+01:00'],
  PartialDateTime: ['2014', '2014-03', '2014-03-01', '2014-03-01T14:45'],
  Duration: ['P26W', 'PT5M'],
  Decimal: ['0.10', '12', '-3.5'],
  UCUM: ['mg/dL', '10*9/L'],
};

export const meridian: SupergraphUnderTest = {
  name: 'meridian',
  typeDefs: Object.fromEntries(subgraphNames.map((name) => [name, readTypeDefs(name)])),
  world: mockWorld(readFileSync(join(schemaFolder, 'supergraph.graphql'), 'utf8'), scalars),
  pools: { ...scalars, id: ['id-0', 'id-1', 'id-2'], first: [1, 20, 500] },
  limits: { depth: 9, fields: 50 },
};
