/** How PostgreSQL's text becomes ours, the same under both drivers: exact numbers and dates stay text. */
const toNumber = (text: string): number => Number(text);
/** PostgreSQL writes `2014-01-05 08:30:00.5+00`; the graph promises RFC 3339 in UTC. */
const toInstant = (text: string): string =>
  new Date(`${text.replace(' ', 'T')}${/[+-]\d\d$/.test(text) ? ':00' : ''}`).toISOString();
const asIs = (text: string): string => text;

/** By type OID: int8 (counts), numeric, date, timestamp, timestamptz. */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: toNumber,
  1700: asIs,
  1082: asIs,
  1114: asIs,
  1184: toInstant,
};
