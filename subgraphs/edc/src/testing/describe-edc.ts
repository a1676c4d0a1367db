/** Declares a suite over the sample rows, on each database, with ways to ask the subgraph. */
import { createLogger } from '@meridian/kit/logger';
import type { Subgraph } from '@meridian/kit/subgraph';
import { describeOnDatabases, fill, type TestDatabase } from '@meridian/kit/testing';
import { beforeAll, beforeEach } from 'vitest';
import { finish, loads } from '../import/index.ts';
import { edc } from '../subgraph.ts';
import { data, first, idOf, study } from './sample-rows.ts';

/** Sees every subject of the sample. */
export const researcher = { role: 'RESEARCHER', studies: ['T1'] };

export interface Asking {
  readonly test: TestDatabase;
  ask(query: string, variables?: Record<string, unknown>, claims?: object): Promise<Reply>;
  askEntities(typename: string, ids: readonly string[], selection: string, claims?: object): Promise<Reply>;
  /** The selection on the first subject. */
  askFirst(selection: string): Promise<Reply['data']>;
  runFinish(): ReturnType<typeof finish>;
}

/** As a client parses it: whatever the selection asked for. */
// biome-ignore lint/suspicious/noExplicitAny: an answer has the shape of its question, which is text.
export type Reply = any;

export function describeEdc(title: string, suite: (asking: Asking) => void): void {
  describeOnDatabases(title, [edc], (test) => {
    let subgraph: Subgraph;
    const ask: Asking['ask'] = async (query, variables = {}, claims = researcher) =>
      JSON.parse(
        JSON.stringify(
          await subgraph.execute({ query, variables }, { claims: { sub: 'x', ...claims }, requestId: 'r' }),
        ),
      );
    const askEntities: Asking['askEntities'] = (typename, ids, selection, claims) =>
      ask(
        `query($r: [_Any!]!) { _entities(representations: $r) { ... on ${typename} { ${selection} } } }`,
        { r: ids.map((id) => ({ __typename: typename, id })) },
        claims,
      );
    const askFirst: Asking['askFirst'] = async (selection) =>
      (await askEntities('Subject', [idOf(first)], selection)).data._entities[0];
    const runFinish: Asking['runFinish'] = () =>
      test.database.kysely.transaction().execute((trx) => finish(trx, study));

    beforeAll(async () => {
      await fill(test.database, 'edc', study, loads, data);
      await runFinish();
      subgraph = edc.create({ database: test.database, logger: createLogger('test', 'silent') });
    });
    beforeEach(() => {
      test.statements.length = 0;
    });
    suite({ test, ask, askEntities, askFirst, runFinish });
  });
}
