import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import { findRecords, generateResolverTypes } from './codegen.ts';

describe('the resolver types', () => {
  it('are the same however often they are generated', async () => {
    expect(await generateResolverTypes('report')).toBe(await generateResolverTypes('report'));
  });

  it('are gone when Node strips types, imports with them', async () => {
    const code = stripTypeScriptTypes(await generateResolverTypes('edc'), { mode: 'strip' });
    expect(code).not.toContain('import');
  });

  it('type how a subgraph resolves references to its entities', async () => {
    expect(await generateResolverTypes('edc')).toMatch(/SubjectResolvers<[\s\S]*?__resolveReference\?:/);
  });
});

describe('a record', () => {
  const types = new Set(['Visit', 'VisitConnection']);

  it('stands for the GraphQL type of its name', () => {
    const source = 'export interface VisitRecord {\n}\nexport type VisitConnectionRecord = Connection<VisitRecord>;\n';
    expect(findRecords(source, types)).toEqual({
      Visit: '../records.ts#VisitRecord',
      VisitConnection: '../records.ts#VisitConnectionRecord',
    });
  });

  it('is told apart from a type of the same name', () => {
    const source = 'export interface VisitRecord {\n}\nexport interface VisitRecordRecord {\n}\n';
    expect(findRecords(source, new Set(['Visit', 'VisitRecord']))).toEqual({
      Visit: '../records.ts#VisitRecord as VisitRecordParent',
      VisitRecord: '../records.ts#VisitRecordRecord',
    });
  });

  it('stands for nothing when no type has its name, or it is not exported', () => {
    expect(findRecords('export interface RowRecord {}\ninterface VisitRecord {}\n', types)).toEqual({});
  });
});
