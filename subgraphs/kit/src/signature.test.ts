import { expect, it } from 'vitest';
import { createCallSigner, createCallVerifier, signCall } from './signature.ts';

const secret = 's'.repeat(32);
const call = { secret, body: '{"query":"{me{id}}"}', claims: '{"sub":"x"}' };

it('S25 answers a signed call once, and no altered, unsigned, late, early or repeated one', () => {
  const verify = createCallVerifier(secret);
  const headers = signCall(call);
  expect(verify(headers, call.body)).toEqual({ sub: 'x' });
  expect(verify(headers, call.body), 'a replay').toBeNull();
  expect(verify(signCall(call), `${call.body} `), 'another body').toBeNull();
  expect(
    verify({ ...signCall(call), 'meridian-claims': Buffer.from('{"sub":"root"}').toString('base64url') }, call.body),
    'other claims',
  ).toBeNull();
  expect(verify({ ...signCall(call), 'meridian-signature': '' }, call.body)).toBeNull();
  expect(verify({}, call.body), 'unsigned').toBeNull();
  expect(verify(signCall({ ...call, secret: 't'.repeat(32) }), call.body), 'another secret').toBeNull();
  for (const offsetMs of [-31_000, 31_000])
    expect(
      createCallVerifier(secret, () => Date.now() + offsetMs)(signCall(call), call.body),
      `${offsetMs} ms off`,
    ).toBeNull();
});

it('signs many calls of many callers, each with a nonce of its own', () => {
  const sign = createCallSigner(secret);
  const verify = createCallVerifier(secret);
  const callers = [{ sub: 'x' }, { sub: 'y' }];
  for (let index = 0; index < 600; index++)
    for (const claims of callers) {
      const body = `{"query":"{a${index}}"}`;
      expect(verify(sign(claims, body), body)).toEqual(claims);
    }
  expect(verify(sign({ sub: 'x' }, call.body), `${call.body} `), 'another body').toBeNull();
});

it('forgets nonces only when their time has passed', () => {
  let now = Date.now();
  const verify = createCallVerifier(secret, () => now);
  const headers = signCall(call);
  expect(verify(headers, call.body)).not.toBeNull();
  now += 29_000;
  expect(verify(headers, call.body)).toBeNull();
  now += 60_000;
  expect(verify(headers, call.body), 'too late by then').toBeNull();
});
