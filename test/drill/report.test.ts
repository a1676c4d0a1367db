import { describe, expect, it, test } from 'vitest';
import type { Json } from '../graph.ts';
import type { Reply } from './client.ts';
import { countWords, findMisleading, findWrong, isWholeReport, readReport, type Sections } from './report.ts';

const reply = (body: Json, status = 200): Reply => ({ status, body, sentAtMs: 0, latencyMs: 1 });
const section = (state: string, totalCount: number | null, rest: object = {}): Json => ({
  status: { state, code: null, ageSeconds: null, missing: null, ...rest },
  results: totalCount === null ? null : { totalCount, edges: [] },
});
const reportOf = (sections: Json): Reply => reply({ data: { patientReport: sections } });

const wholeReply = reportOf({ labs: section('OK', 5), medications: section('OK', 2), visits: section('OK', 7) });
const whole = readReport(wholeReply) as Sections;
const mayLack = new Set(['labs', 'medications']);
const withSections = (sections: Json): Reply => reportOf({ ...wholeReply.body.data.patientReport, ...sections });

describe('an answer', () => {
  it('that is whole is right, whatever may be lacking', () => {
    expect(findWrong(wholeReply, whole, new Set())).toBeNull();
    expect(isWholeReport(readReport(wholeReply), whole)).toBe(true);
  });

  it.each([
    ['says that labs are unavailable', { labs: section('UNAVAILABLE', null, { code: 'TIMEOUT' }) }],
    ['says how old labs are', { labs: section('STALE', 5, { code: 'BREAKER_OPEN', ageSeconds: 10 }) }],
    ['names the hospital that is missing', { labs: section('PARTIAL', 3, { code: 'TIMEOUT', missing: ['h'] }) }],
  ])('that %s is right where labs may lack, and nowhere else', (_name, sections) => {
    const told = withSections(sections);
    expect(findWrong(told, whole, mayLack)).toBeNull();
    expect(findWrong(told, whole, new Set(['visits']))).toMatch(/^labs /);
    expect(isWholeReport(readReport(told), whole)).toBe(false);
  });

  it.each([
    ['fewer records as all of them', { labs: section('OK', 4) }],
    ['none as empty', { labs: section('EMPTY', 0) }],
    ['no code', { labs: section('UNAVAILABLE', null) }],
    ['records of what is unavailable', { labs: section('UNAVAILABLE', 5, { code: 'TIMEOUT' }) }],
    ['old records without their age', { labs: section('STALE', 5, { code: 'TIMEOUT' }) }],
    ['fewer records as the old ones', { labs: section('STALE', 4, { code: 'TIMEOUT', ageSeconds: 1 }) }],
    ['old medication', { medications: section('STALE', 2, { code: 'TIMEOUT', ageSeconds: 1 }) }],
    ['a part without whom it lacks', { labs: section('PARTIAL', 3, { code: 'TIMEOUT', missing: [] }) }],
    ['no section', { labs: null }],
  ])('that shows %s is wrong', (_name, sections) => {
    expect(findWrong(withSections(sections), whole, mayLack)).not.toBeNull();
  });

  it('that has errors, another status or no report is wrong', () => {
    const withError = reply({ ...wholeReply.body, errors: [{ extensions: { code: 'TIMEOUT' } }] });
    expect(findWrong(withError, whole, mayLack)).toBe('errors TIMEOUT');
    expect(findMisleading(withError, whole, mayLack)).toBeNull();
    expect(findWrong(reply(wholeReply.body, 503), whole, mayLack)).toBe('status 503');
    expect(findWrong(reply({ data: { patientReport: null } }), whole, mayLack)).toBe('no report');
    expect(findWrong(reply(null, 0), whole, mayLack)).toBe('status 0');
  });

  it('that lacks a section altogether is wrong', () => {
    const { labs: _labs, ...rest } = wholeReply.body.data.patientReport;
    expect(findWrong(reportOf(rest), whole, mayLack)).toBe('labs is absent');
    expect(isWholeReport(readReport(reportOf(rest)), whole)).toBe(false);
  });
});

test('words are counted, the most frequent first', () => {
  expect(countWords(['OK', 'STALE', 'OK'])).toBe('OK ×2, STALE ×1');
  expect(countWords([])).toBe('');
});
