import type { Complete } from '@meridian/kit/resolvers';
import type { StudyParameterResolvers } from '../generated/resolvers.ts';
import type { StudyParameterRecord } from '../records.ts';
import { codingOf } from '../rules/trial-summary.ts';

export const StudyParameter: Complete<StudyParameterResolvers, StudyParameterRecord> = { coding: codingOf };
