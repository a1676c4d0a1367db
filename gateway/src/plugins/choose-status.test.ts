import type { ErrorCode } from '@meridian/kit/errors';
import { expect, it } from 'vitest';
import { contextOf } from '../testing/call.ts';
import { chooseStatus } from './choose-status.ts';
import type { Answer } from './plugin.ts';

function statusOf(code: ErrorCode, accepts: 'application/json' | 'application/graphql-response+json', data?: null) {
  const answer: Answer = { status: 299, data, errors: [{ message: 'No.', extensions: { code } }] };
  const finished = { context: contextOf({ accepts }), resolved: undefined, documentHash: undefined };
  chooseStatus().finish?.(answer, finished);
  return answer.status;
}

it.each<[ErrorCode, number, number]>([
  ['GRAPHQL_PARSE_FAILED', 200, 400],
  ['GRAPHQL_VALIDATION_FAILED', 200, 400],
  ['OPERATION_RESOLUTION_FAILURE', 200, 400],
  ['PERSISTED_QUERY_NOT_FOUND', 200, 400],
  ['BAD_USER_INPUT', 200, 400],
  ['FORBIDDEN', 200, 403],
  ['INTERNAL_SERVER_ERROR', 500, 500],
  ['SHED', 503, 503],
  ['SHUTTING_DOWN', 503, 503],
  ['TIMEOUT', 504, 504],
  ['BAD_REQUEST', 299, 299],
])('refuses with %s by %i, and %i as a GraphQL response', (code, json, graphql) => {
  expect([statusOf(code, 'application/json'), statusOf(code, 'application/graphql-response+json')]).toEqual([
    json,
    graphql,
  ]);
});

it('leaves the status of what was run', () => {
  expect(statusOf('TIMEOUT', 'application/json', null)).toBe(299);
});
