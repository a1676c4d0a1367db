import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildApiSchema } from './api-schema.ts';
import { CompositionError, composeSupergraph, routingUrls } from './compose.ts';
import { schemaFolder, subgraphNames } from './type-defs.ts';

describe('the supergraph', () => {
  const supergraph = composeSupergraph();

  it('is the same however often it is composed', () => {
    expect(composeSupergraph()).toBe(supergraph);
  });

  it('says where each subgraph is', () => {
    for (const name of subgraphNames) {
      expect(supergraph).toContain(`@join__graph(name: "${name}", url: "${routingUrls[name]}")`);
    }
  });

  it('carries a source for every section, so that the gateway can answer one that is down', () => {
    const sections = parse(supergraph).definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
      definition.interfaces?.some(({ name }) => name.value === 'ReportSection')
        ? [{ name: definition.name.value, directives: definition.directives?.map(({ name }) => name.value) }]
        : [],
    );
    expect(sections).toHaveLength(13);
    for (const { name, directives } of sections) expect(directives, name).toContain('section');
  });

  it('keeps the masks of fields that identify or unblind', () => {
    expect(supergraph).toMatch(/usubjid: String! .*@phi\(kind: OTHER_ID, method: PSEUDONYM\)/);
    expect(supergraph).toMatch(/plannedArm: StudyArm .*@unblinding/);
  });

  it('lets reference data be kept for a while, and what safety is judged by never', () => {
    const ruleOf = (type: string) => new RegExp(`\\ntype ${type}\\b[^{]*@freshness\\(([^)]*)\\)`).exec(supergraph)?.[1];
    for (const type of ['Study', 'StudyArm', 'PlannedVisit', 'Site', 'Researcher', 'Questionnaire'])
      expect(ruleOf(type), type).toBe('maxAge: 300, staleIfError: 3600');
    for (const type of ['AdverseEvent', 'AdverseEventSection', 'Exposure', 'ExposureSection'])
      expect(ruleOf(type), type).toBe('maxAge: 0, neverStale: true');
    for (const type of ['Subject', 'Enrollment', 'Alert']) expect(ruleOf(type), type).toBeUndefined();
  });

  it('shows clients one report with a section for each part', () => {
    const report = buildApiSchema(supergraph).getType('PatientReport');
    const fields = report && 'getFields' in report ? Object.keys(report.getFields()) : [];
    expect(fields.sort()).toEqual(
      [
        ...['id', 'subject', 'generatedAt', 'demographics', 'enrollment', 'visits', 'adverseEvents', 'medicalHistory'],
        ...['exposures', 'concomitantMedications', 'dataQueries', 'questionnaires', 'alerts', 'vitalSigns', 'labs'],
        'medications',
      ].sort(),
    );
  });
});

describe('subgraphs that do not fit together', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'compose-'));
    for (const name of ['common', ...subgraphNames]) {
      cpSync(join(schemaFolder, `${name}.graphql`), join(folder, `${name}.graphql`));
    }
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are refused with every reason', () => {
    appendFileSync(join(folder, 'report.graphql'), 'extend type Query { me: String studies: String }');
    expect(() => composeSupergraph(folder)).toThrow(CompositionError);
    expect(() => composeSupergraph(folder)).toThrow(/Query\.studies[\s\S]*Query\.me/);
  });
});
