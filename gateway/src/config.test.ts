import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, requireTokenSettings, settingName } from './config.ts';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    requireTokenSettings(readConfig(environment));
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('has a default for every setting', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      adminPort: 4009,
      requestTimeoutMs: 10_000,
      introspection: false,
      explorer: false,
    });
  });

  it('names every wrong setting in a line of its own and repeats no value', () => {
    const problems = problemsOf({
      PORT: 'CANARY',
      AUTH: 'maybe',
      SUBGRAPH_SECRET: 'CANARY',
      REQUEST_TIMEOUT_MS: '0',
      SUBGRAPH_URL_EDC: 'ftp://CANARY',
      CORS_ORIGINS: '*',
    });
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'AUTH',
      'CORS_ORIGINS',
      'PORT',
      'REQUEST_TIMEOUT_MS',
      'SUBGRAPH_SECRET',
      'SUBGRAPH_URL_EDC',
    ]);
    expect(problems.join()).not.toContain('CANARY');
  });

  it.each(['0.0.0.0', '::', '10.0.0.5', 'example.org'])('refuses AUTH=none on %s', (host) => {
    expect(problemsOf({ AUTH: 'none', HOST: host })).toEqual([
      'AUTH: none is allowed only when HOST is a loopback address',
    ]);
  });

  it.each(['127.0.0.1', '127.8.9.1', 'localhost', '::1'])('allows AUTH=none on %s', (host) => {
    expect(problemsOf({ AUTH: 'none', HOST: host })).toEqual([]);
  });

  it.each<Record<string, string>>([{ PORT: '4000', ADMIN_PORT: '4000' }, { PORT: '65535' }])(
    'refuses one port for both doors: %j',
    (ports) => {
      expect(problemsOf({ AUTH: 'none', ...ports })).toEqual(['ADMIN_PORT: must be another port than PORT']);
    },
  );

  it('S6 refuses to start with a planner limit switched off', () => {
    const [problem] = problemsOf({ AUTH: 'none', APOLLO_DISABLE_SECURITY_NON_LOCAL_SELECTIONS_CHECK: 'true' });
    expect(problem).toMatch(/^APOLLO_DISABLE_SECURITY_NON_LOCAL_SELECTIONS_CHECK: must not be set/);
  });

  it('asks for what verifying tokens needs', () => {
    expect(problemsOf({}).map((problem) => problem.split(':')[0])).toEqual([
      'AUTH_JWKS',
      'AUTH_ISSUER',
      'AUTH_AUDIENCE',
    ]);
  });

  it('S16 accepts no symmetric algorithm', () => {
    expect(problemsOf({ AUTH: 'none', AUTH_ALGORITHMS: 'RS256,HS256' })[0]).toMatch(
      /^AUTH_ALGORITHMS: expected some of/,
    );
  });

  it('says how subgraphs are called', () => {
    expect(readConfig({}).subgraphs).toMatchObject({ compression: 'auto', mergeCalls: true });
    const { subgraphs } = readConfig({ SUBGRAPH_COMPRESSION: 'on', MERGE_CALLS: 'off' });
    expect(subgraphs).toMatchObject({ compression: 'on', mergeCalls: false });
    expect(problemsOf({ SUBGRAPH_COMPRESSION: 'gzip' })).toContain('SUBGRAPH_COMPRESSION: expected auto, on or off');
  });

  it('S32 refuses to run persisted documents alone without any', () => {
    expect(problemsOf({ AUTH: 'none', PERSISTED_ONLY: 'on' })).toEqual([
      'PERSISTED_ONLY: needs PERSISTED_OPERATIONS, the documents that may run',
    ]);
  });

  it('S9 answers no lists unless told, and none of more than 100', () => {
    expect(readConfig({}).batchLimit).toBe(0);
    expect(problemsOf({ AUTH: 'none', BATCH_LIMIT: '101' })).toEqual(['BATCH_LIMIT: expected at most 100']);
  });

  it('reads names of hosts, without ports', () => {
    expect(readConfig({ ALLOWED_HOSTS: 'graph.example.org, Other' }).allowedHosts).toEqual([
      'graph.example.org',
      'Other',
    ]);
    for (const wrong of ['https://graph.example.org', 'graph.example.org:80', '*', 'a b', 'graph/'])
      expect(problemsOf({ AUTH: 'none', ALLOWED_HOSTS: wrong })).toEqual([
        'ALLOWED_HOSTS: expected host names such as graph.example.org, without port',
      ]);
  });

  it('reads the URL of a subgraph by its name in capitals', () => {
    const { subgraphs } = readConfig({ SUBGRAPH_URL_LAB_RESULTS: 'http://127.0.0.1:9/graphql' });
    expect(subgraphs.urls[settingName('lab-results')]).toBe('http://127.0.0.1:9/graphql');
  });
});
