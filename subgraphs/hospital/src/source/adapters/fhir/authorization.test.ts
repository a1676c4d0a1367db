import { afterEach, describe, expect, test } from 'vitest';
import { callAtOnce, closeScripted, mrn, openScripted, why } from './testing/scripted-hospital.ts';
import type { ScriptedReply, ScriptedRequest } from './testing/scripted-server.ts';

afterEach(closeScripted);

describe('tokens', () => {
  const oauth = (origin: string) => ({
    oauth: { tokenUrl: `${origin}/token`, clientId: 'meridian', clientSecret: { env: 'SECRET' }, scope: 'system/*.rs' },
  });
  let issued = 0;
  const grant = (more: object = {}): ScriptedReply => {
    issued += 1;
    return { body: { access_token: `token${issued}`, token_type: 'bearer', expires_in: 3600, ...more } };
  };
  const isToken = ({ url }: ScriptedRequest): boolean => url === '/token';

  test('are asked for once, by the credentials, and sent along', async () => {
    const opened = await openScripted((request) => (isToken(request) ? grant() : undefined), oauth);
    await Promise.all(
      (['LABORATORY', 'VITAL_SIGNS'] as const).map((kind) => opened.hospital.fetch(kind, mrn, callAtOnce)),
    );
    const [first, ...others] = opened.server.requests;
    expect(first?.form.toString()).toBe('grant_type=client_credentials&scope=system%2F*.rs');
    expect(first?.headers.authorization).toBe(`Basic ${btoa('meridian:secret')}`);
    expect(new Set(others.map(({ headers }) => headers.authorization))).toEqual(new Set([`Bearer token${issued}`]));
  });

  test('that are no longer taken are replaced once', async () => {
    let refusals = 1;
    const opened = await openScripted((request) => {
      if (isToken(request)) return grant();
      return request.url === '/fhir/Observation/_search' && refusals-- > 0 ? { status: 401, body: '' } : undefined;
    }, oauth);
    expect(await opened.hospital.fetch('LABORATORY', mrn, callAtOnce)).toEqual([]);
    expect(opened.server.requests.filter(isToken)).toHaveLength(2);
    refusals = 9;
    expect(await why(opened.hospital.fetch('LABORATORY', mrn, callAtOnce))).toBe('the credentials were refused');
    expect(opened.server.requests.filter(isToken)).toHaveLength(3);
  });

  test.each([{ access_token: 'a\r\nb' }, { access_token: '' }, { token_type: 'mac' }, { expires_in: 'soon' }])(
    'such as %j cannot be used',
    async (more) => {
      const opened = await openScripted((request) => (isToken(request) ? grant(more) : undefined), oauth);
      expect(await why(opened.hospital.fetch('LABORATORY', mrn, callAtOnce))).toBe('its token cannot be used');
    },
  );
});
