import { expect, it } from 'vitest';
import { codedError } from './errors.ts';
import { Section } from './section.ts';

const fail = (): Promise<never> => Promise.reject(new Error('connection refused'));

it('is OK with records, EMPTY without', async () => {
  expect(await new Section('s', 'EDC', async () => 3).status()).toMatchObject({
    state: 'OK',
    code: null,
    source: 'EDC',
    ageSeconds: 0,
    asOf: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(await new Section('s', 'EDC', async () => 0).status()).toMatchObject({ state: 'EMPTY', code: null });
});

it('tells that it is unavailable when its count or anything it reads fails, and the field is null without an error', async () => {
  expect(await new Section('s', 'EDC', fail).status()).toMatchObject({
    state: 'UNAVAILABLE',
    code: 'SOURCE_ERROR',
    asOf: null,
  });
  const section = new Section('s', 'EDC', async () => 3);
  // GraphQL resolves the fields of an object in one turn, status first when it is asked for first.
  const [status, field] = await Promise.all([section.status(), section.read(fail)]);
  expect([status.state, field]).toEqual(['UNAVAILABLE', null]);
});

it('leaves what the client did wrong an error of the field', async () => {
  const section = new Section('s', 'EDC', async () => 3);
  const [status, field] = await Promise.allSettled([
    section.status(),
    section.read(() => Promise.reject(codedError('BAD_CURSOR', 'no'))),
  ]);
  expect(status).toMatchObject({ value: { state: 'OK' } });
  expect(field).toMatchObject({ status: 'rejected', reason: { extensions: { code: 'BAD_CURSOR' } } });
});
