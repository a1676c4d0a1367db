import { describe, expect, it } from 'vitest';
import type { Claims } from '../context.ts';
import { rememberCallers } from './remember-callers.ts';

const second = 1_000;

/** Each token is its claims; `clock.ms` is the time. */
function open(startMs = 1_000_000 * second) {
  const clock = { ms: startMs };
  const asked: (string | undefined)[] = [];
  const authenticate = rememberCallers(
    async (authorization) => {
      asked.push(authorization);
      const claims = JSON.parse(authorization ?? 'null') as Claims | null;
      if (!claims || clock.ms >= Number(claims.exp) * second || clock.ms < Number(claims.nbf ?? 0) * second)
        throw new Error('not valid');
      return claims;
    },
    () => clock.ms,
  );
  return { clock, asked, authenticate };
}
const token = (claims: object) => JSON.stringify(claims);

describe('a caller whose token was found good', () => {
  it('is known at once, as the same object, for a minute', async () => {
    const { clock, asked, authenticate } = open();
    const sent = token({ sub: 'a', exp: 2_000_000 });
    const claims = await authenticate(sent);
    clock.ms += 60 * second - 1;
    expect(authenticate(sent)).toBe(claims);
    expect(asked).toHaveLength(1);
    clock.ms += 1;
    expect(authenticate(sent)).toBeInstanceOf(Promise);
    expect(asked).toHaveLength(2);
  });

  it('is refused from the moment at which the token expires', async () => {
    const { clock, authenticate } = open();
    const sent = token({ exp: 1_000_010 });
    await authenticate(sent);
    clock.ms += 10 * second - 1;
    expect(authenticate(sent)).not.toBeInstanceOf(Promise);
    clock.ms += 1;
    await expect(authenticate(sent)).rejects.toThrow('not valid');
  });

  it('is refused before the token is valid, should the clock go back', async () => {
    const { clock, authenticate } = open();
    const sent = token({ nbf: 1_000_000, exp: 2_000_000 });
    await authenticate(sent);
    clock.ms -= 1;
    await expect(authenticate(sent)).rejects.toThrow('not valid');
  });

  it('is asked again each time when the token never expires', async () => {
    const { asked, authenticate } = open();
    for (let time = 0; time < 3; time++) await authenticate(token({ sub: 'a' }));
    expect(asked).toHaveLength(3);
  });

  it('cannot be changed by one of the requests that share it', async () => {
    const { authenticate } = open();
    const claims = (await authenticate(token({ sites: ['x'], exp: 2_000_000 }))) as { sites: string[] };
    expect(() => claims.sites.push('y')).toThrow(TypeError);
  });

  it('is not taken for another whose token ends alike', async () => {
    const { authenticate } = open();
    const sent = (sub: string) => token({ sub, exp: 2_000_000, end: 'x'.repeat(64) });
    await authenticate(sent('a'));
    expect(await authenticate(sent('b'))).toMatchObject({ sub: 'b' });
    expect(await authenticate(sent('a'))).toMatchObject({ sub: 'a' });
  });

  it('is forgotten when 20,000 others have come since', async () => {
    const { asked, authenticate } = open();
    const sent = (sub: number) => token({ sub, exp: 2_000_000 });
    for (let sub = 0; sub <= 20_000; sub++) await authenticate(sent(sub));
    expect(authenticate(sent(20_000))).not.toBeInstanceOf(Promise);
    expect(authenticate(sent(0))).toBeInstanceOf(Promise);
    expect(asked).toHaveLength(20_002);
  });

  it('is forgotten when the tokens of others take more than 32 MB', async () => {
    const { authenticate } = open();
    const sent = (sub: number) => token({ more: 'x'.repeat(1024 * 1024), exp: 2_000_000, sub });
    for (let sub = 0; sub < 9; sub++) await authenticate(sent(sub));
    expect(authenticate(sent(8))).not.toBeInstanceOf(Promise);
    expect(authenticate(sent(0))).toBeInstanceOf(Promise);
  });
});

describe('what was refused', () => {
  it('is looked at again each time, and so is any other text', async () => {
    const { asked, authenticate } = open();
    await authenticate(token({ exp: 2_000_000 }));
    for (let time = 0; time < 2; time++) {
      await expect(authenticate(token({ exp: 1 }))).rejects.toThrow();
      await expect(authenticate(undefined)).rejects.toThrow();
    }
    await authenticate(`${token({ exp: 2_000_000 })} `);
    expect(asked).toHaveLength(6);
  });
});
