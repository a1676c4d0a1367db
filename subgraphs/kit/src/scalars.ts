/** The contract's scalars: what is exact stays text, what is partial stays partial. */
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const days = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const partialPattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T([01]\d|2[0-3])(?::([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?)?)?$/;

/** ISO 8601 calendar date-time, truncated on the right where unknown (SDTMIG 4.4.2): 2014, 2014-03, 2014-03-01, 2014-03-01T14:45. */
export function isPartialDateTime(value: string): boolean {
  const parts = partialPattern.exec(value);
  if (!parts) return false;
  if (parts[2] === undefined) return true;
  const month = Number(parts[2]);
  if (month < 1 || month > 12) return false;
  if (parts[3] === undefined) return true;
  const day = Number(parts[3]);
  return day >= 1 && day <= days(Number(parts[1]), month);
}

export const isDate = (value: string): boolean => value.length === 10 && isPartialDateTime(value);

const dateTimePattern =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;
export const isDateTime = (value: string): boolean => dateTimePattern.test(value) && isDate(value.slice(0, 10));

const durationPattern =
  /^P(?!$)(\d+(\.\d+)?W|(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?D)?(T(?=\d)(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?)$/;
export const isDuration = (value: string): boolean => durationPattern.test(value);

const decimalPattern = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;

function textScalar(
  name: string,
  accepts: (value: string) => boolean,
  expected: string,
): GraphQLScalarType<string, string> {
  const refuse = (): never => {
    throw new GraphQLError(`${name} must be ${expected}.`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => (typeof value === 'string' ? value : String(value)),
    parseValue: (value) => (typeof value === 'string' && accepts(value) ? value : refuse()),
    parseLiteral: (node) => (node.kind === Kind.STRING && accepts(node.value) ? node.value : refuse()),
  });
}

const Decimal = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  serialize: (value) => String(value),
  parseValue: (value) => {
    const written = typeof value === 'number' ? String(value) : value;
    if (typeof written === 'string' && decimalPattern.test(written)) return written;
    throw new GraphQLError('Decimal must be a decimal number, written as a string.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  },
  parseLiteral: (node) => {
    if (
      (node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT) &&
      decimalPattern.test(node.value)
    )
      return node.value;
    throw new GraphQLError('Decimal must be a decimal number, written as a string.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  },
});

/** Resolvers for every custom scalar of the contract, by name. */
export const scalars: Readonly<Record<string, GraphQLScalarType>> = {
  Date: textScalar('Date', isDate, 'a full calendar date, YYYY-MM-DD'),
  DateTime: textScalar('DateTime', isDateTime, 'an RFC 3339 instant with an offset'),
  PartialDateTime: textScalar(
    'PartialDateTime',
    isPartialDateTime,
    'an ISO 8601 date-time, truncated on the right where unknown',
  ),
  Duration: textScalar('Duration', isDuration, 'an ISO 8601 duration'),
  UCUM: textScalar('UCUM', (value) => value.length > 0 && value.length <= 64, 'a UCUM unit expression'),
  Decimal,
};
