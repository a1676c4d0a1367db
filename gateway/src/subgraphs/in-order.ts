/** For JSON.stringify: equal objects become equal texts, in whatever order their members were added. */
import { isRecord } from './transport.ts';

export const inOrder = (_key: string, value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
