import { ratio } from '@meridian/kit/decimal';
import type { Complete } from '@meridian/kit/resolvers';
import type { EproComplianceResolvers } from '../generated/resolvers.ts';
import type { Loaders } from '../loaders.ts';
import type { EproComplianceRecord } from '../records.ts';

export const EproCompliance: Complete<EproComplianceResolvers, EproComplianceRecord> = {
  missed: ({ expected, completed }) => expected - completed,
  rate: ({ expected, completed }) => (expected === 0 ? null : ratio(completed, expected, 4)),
};

/** A subject of whom nothing is expected has a compliance all the same, of nothing. */
export const readCompliance = async (
  { complianceBySubject }: Loaders,
  subjectId: string,
): Promise<EproComplianceRecord> => (await complianceBySubject.load(subjectId)) ?? { expected: 0, completed: 0 };
