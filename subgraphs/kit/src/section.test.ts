import { expect, it } from 'vitest';
import { CallEnded } from './call.ts';
import { codedError } from './errors.ts';
import { EndpointFailure } from './resilience/endpoint-failure.ts';
import { Section, type SectionAvailability } from './section.ts';

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

const complete: SectionAvailability = {
  state: 'COMPLETE',
  asOf: '2026-03-01T00:00:00.000Z',
  ageSeconds: 5,
  code: null,
  retryAfterSeconds: null,
  missing: [],
};

it('tells what its sources tell, once they were seen to', async () => {
  const stateOf = async (availability: Partial<SectionAvailability>, count = 3) =>
    new Section(
      's',
      'HIS',
      async () => count,
      async () => ({ ...complete, ...availability }),
    ).status();
  const { asOf, ageSeconds } = complete;
  expect(await stateOf({})).toMatchObject({ state: 'OK', asOf, ageSeconds, code: null, missing: null, message: null });
  expect(await stateOf({}, 0)).toMatchObject({ state: 'EMPTY', asOf });
  expect(await stateOf({ state: 'STALE', code: 'TIMEOUT' }, 0)).toMatchObject({
    state: 'STALE',
    asOf,
    code: 'TIMEOUT',
    message: 'The source could not be read; older data are shown.',
  });
  expect(
    await stateOf({ state: 'PARTIAL', code: 'BREAKER_OPEN', retryAfterSeconds: 3, missing: ['h2'] }),
  ).toMatchObject({ state: 'PARTIAL', asOf, code: 'BREAKER_OPEN', retryAfterSeconds: 3, missing: ['h2'] });
  expect(await stateOf({ state: 'UNAVAILABLE', code: 'SHED', retryAfterSeconds: 2, missing: ['h1'] })).toMatchObject({
    state: 'UNAVAILABLE',
    asOf: null,
    ageSeconds: null,
    code: 'SHED',
    retryAfterSeconds: 2,
    missing: ['h1'],
  });
});

it('sees to its sources once, before it reads, and reads nothing of what is unavailable', async () => {
  const done: string[] = [];
  const open = (state: SectionAvailability['state']) =>
    new Section(
      's',
      'HIS',
      async () => done.push('count'),
      async () => {
        await Promise.resolve();
        done.push('ensured');
        return { ...complete, state };
      },
    );
  const read = async () => done.push('read');
  const available = open('COMPLETE');
  await Promise.all([available.status(), available.read(read), available.read(read)]);
  expect(done.toSorted()).toEqual(['count', 'ensured', 'read', 'read']);
  expect(done[0]).toBe('ensured');
  done.length = 0;
  const unavailable = open('UNAVAILABLE');
  expect(await Promise.all([unavailable.read(read), unavailable.status()])).toMatchObject([null, {}]);
  expect(done).toEqual(['ensured']);
});

it('tells a read that was given up from one that failed', async () => {
  const ended = () => Promise.reject(new CallEnded());
  expect(await new Section('s', 'HIS', ended).status()).toMatchObject({ state: 'UNAVAILABLE', code: 'TIMEOUT' });
  const shed = () => Promise.reject(new EndpointFailure('SHED', 2));
  expect(await new Section('s', 'HIS', async () => 3, shed).status()).toMatchObject({ code: 'SHED' });
  const section = new Section('s', 'HIS', async () => 3, ended);
  expect(await section.read(async () => 1)).toBeNull();
  expect(await section.status()).toMatchObject({ state: 'UNAVAILABLE', code: 'TIMEOUT' });
  expect(await new Section('s', 'HIS', async () => 3, fail).status()).toMatchObject({ code: 'SOURCE_ERROR' });
});
