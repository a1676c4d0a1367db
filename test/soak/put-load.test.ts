import { expect, test } from 'vitest';
import { findFailure } from './put-load.ts';

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
