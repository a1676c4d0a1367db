/** Acknowledgements (HL7 v2 chapter 2.9), in the charset and with the delimiters of the message they answer. */
import { randomUUID } from 'node:crypto';
import type { Charset } from '../../../hospitals/config.ts';
import { encode } from './charset.ts';
import type { Header } from './message.ts';
import { conditionOf, type Refusal } from './refusal.ts';
import { encodingCharacters, usualDelimiters, writeText } from './syntax.ts';
import { writeDateTime } from './timestamp.ts';

export interface Acknowledgement {
  /** Of the message; null when it has none that can be read. */
  readonly header: Header | null;
  readonly charset: Charset;
  /** Null when it was taken. */
  readonly refusal: Refusal | null;
}

const noHeader: Header = {
  delimiters: usualDelimiters,
  sendingApplication: '',
  sendingFacility: '',
  receivingApplication: '',
  receivingFacility: '',
  sentAt: null,
  type: '',
  event: '',
  controlId: '',
  processingId: 'P',
  version: '2.5.1',
  acceptAcknowledgment: '',
  applicationAcknowledgment: '',
  charsetName: '',
};

/** From version 2.5 on the code stands in ERR-3, before that in ERR-1. */
function errorFields({ delimiters, version }: Header, { code, reason }: Refusal): readonly string[] {
  const { component, subcomponent } = delimiters;
  const condition = [code, conditionOf(code), 'HL70357'];
  if (/^2\.[1-4]/.test(version) && subcomponent !== null)
    return ['ERR', ['', '', '', condition.join(subcomponent)].join(component)];
  return ['ERR', '', '', condition.join(component), 'E', '', '', '', writeText(reason, delimiters)];
}

const writeSegment = (fields: readonly string[], field: string): string =>
  `${fields.slice(0, fields.findLastIndex((each) => each !== '') + 1).join(field)}\r`;

/** MSH-15 and MSH-16 in the enhanced mode: whoever wants none gets none. */
export const wantsAcknowledgement = (header: Header | null): boolean =>
  !(header?.acceptAcknowledgment === 'NE' && header.applicationAcknowledgment === 'NE');

/** Without framing. */
export function writeAcknowledgement({ header, charset, refusal }: Acknowledgement): Buffer {
  const to = header ?? noHeader;
  const { delimiters, event } = to;
  const msh = [
    ...['MSH', encodingCharacters(delimiters), to.receivingApplication, to.receivingFacility],
    ...[to.sendingApplication, to.sendingFacility, writeDateTime(new Date().toISOString()), ''],
    (event === '' ? ['ACK'] : ['ACK', event, 'ACK']).join(delimiters.component),
    ...[randomUUID().replaceAll('-', '').slice(0, 20), to.processingId || 'P', to.version || '2.5.1'],
    ...['', '', '', '', '', to.charsetName],
  ];
  const text = refusal === null ? '' : `${conditionOf(refusal.code)}: ${refusal.reason}`;
  const msa = ['MSA', refusal?.acknowledgment ?? 'AA', to.controlId, writeText(text, delimiters)];
  const acknowledgement = [msh, msa, ...(refusal === null ? [] : [errorFields(to, refusal)])]
    .map((fields) => writeSegment(fields, delimiters.field))
    .join('');
  // Names that could not be read cannot be written either; what matters of them, the control id, is ASCII.
  return encode(acknowledgement, charset) ?? Buffer.from(acknowledgement.replace(/\P{ASCII}/gu, '?'), 'latin1');
}
