import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { listen } from '../bench/serve-bench.ts';
import { findFailure, putLoad } from './put-load.ts';
import type { Answer } from './verdict.ts';

test('what is due while nobody is answered has waited since then', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    setTimeout(() => response.end('{"data":{}}'), asked === 1 ? 300 : 0);
  });
  const url = await listen(server);
  const answers: Answer[] = [];
  const requests = Array.from({ length: 11 }, () => ({ query: '{ a }', variables: {} })).values();
  const lane = { kind: 'known', clients: 1, perSecond: 100, next: () => requests.next().value ?? null } as const;
  await putLoad(url, '', [lane], performance.now() + 10_000, (answer) => answers.push(answer));
  server.close();
  expect(answers).toHaveLength(11);
  answers.forEach(({ tookMs, sentLateMs, failure }, index) => {
    expect(tookMs).toBeGreaterThan(290 - index * 10);
    if (index > 0) expect([sentLateMs, failure]).toEqual([0, null]);
  });
});

test.each([
  [200, '{"data":{}}', null],
  [200, '{"data":null}', 'no data'],
  [200, '{"data":{},"errors":[{"message":"x"}]}', 'an error without a code'],
  [200, '{"errors":[{"message":"x","extensions":{"code":"SHED"}}]}', 'SHED'],
  [503, '{"errors":[{"message":"x","extensions":{"code":"SHED"}}]}', 'status 503 SHED'],
  [502, '<html>', 'status 502'],
  [200, '<html>', 'no data'],
])('%i with %s: %s', (status, text, failure) => {
  expect(findFailure(status, text)).toBe(failure);
});
