import { expect, it } from 'vitest';
import { parseHospitals } from './config.ts';

const rest = (number: number, more: object = {}) => ({
  ...{
    number,
    name: 'H',
    system: 'HIS',
    timeZone: 'Asia/Shanghai',
    transport: 'REST',
    url: 'https://his.example/fhir',
  },
  ...more,
});
const parse = (...hospitals: readonly object[]) => parseHospitals({ hospitals });

it('takes any number of hospitals of the known protocols', () => {
  const hospitals = parse(rest(1, { sites: ['901'] }), rest(2, { sites: ['902'] }), rest(3));
  expect(hospitals.map(({ number, sites }) => [number, sites])).toEqual([
    [1, ['901']],
    [2, ['902']],
    [3, undefined],
  ]);
});

it.each([
  ['a number that another has', 'same number', [rest(1), rest(1)]],
  ['a site that another has', 'a site is named twice', [rest(1, { sites: ['901'] }), rest(2, { sites: ['901'] })]],
  ['a site that it named before', 'a site is named twice', [rest(1, { sites: ['901', '901'] })]],
  ['credentials in its URL', 'hospitals.0.url: must hold no credentials', [rest(1, { url: 'http://u:geheim@h/fhir' })]],
  ['a user in its URL', 'hospitals.0.url: must hold no credentials', [rest(1, { url: 'http://geheim@h/fhir' })]],
  ['an address that is not asked over HTTP', 'hospitals.0.url: Invalid URL', [rest(1, { url: 'ftp://geheim/fhir' })]],
  ['an address that is none', 'hospitals.0.url: Invalid URL', [rest(1, { url: 'geheim' })]],
  [
    'a secret that is written instead of named',
    'clientSecret: Invalid input',
    [rest(1, { oauth: { tokenUrl: 'https://his.example/token', clientId: 'm', clientSecret: 'geheim' } })],
  ],
  ['a setting that there is not', 'hospitals.0', [rest(1, { adress: 'geheim' })]],
])('refuses a hospital with %s, and repeats no value', (_what, message, hospitals) => {
  expect(() => parse(...hospitals)).toThrow(message);
  try {
    parse(...hospitals);
  } catch (error) {
    expect(error).toMatchObject({ name: 'ConfigError', message: expect.not.stringContaining('geheim') });
  }
});
