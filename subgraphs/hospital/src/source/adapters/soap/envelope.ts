/** SOAP 1.1 envelopes around the one operation: code and XML text in, XML text out. */
import type { SoapHospital } from '../../../hospitals/config.ts';
import { BadAnswer } from '../adapter.ts';
import { childOf, escapeXml, parseXml } from './xml.ts';

export interface UsernameToken {
  readonly user: string;
  readonly password: string;
}

type Operation = Pick<SoapHospital, 'charset' | 'namespace' | 'operation' | 'parameters'>;

/** The namespace of WS-Security. */
export const security = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const passwordText = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText';

/** WS-Security UsernameToken Profile 1.1, section 3; the password as text, which is what old systems understand, so only TLS protects it. */
const writeHeader = ({ user, password }: UsernameToken): string =>
  `<soap:Header><wsse:Security xmlns:wsse="${security}" soap:mustUnderstand="1"><wsse:UsernameToken><wsse:Username>${escapeXml(user)}</wsse:Username><wsse:Password Type="${passwordText}">${escapeXml(password)}</wsse:Password></wsse:UsernameToken></wsse:Security></soap:Header>`;

export function writeRequest(
  { charset, namespace, operation, parameters }: Operation,
  code: string,
  xml: string,
  token: UsernameToken | null,
): string {
  const header = token === null ? '' : writeHeader(token);
  const body = `<${parameters.code}>${escapeXml(code)}</${parameters.code}><${parameters.xml}>${escapeXml(xml)}</${parameters.xml}>`;
  return `<?xml version="1.0" encoding="${charset}"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">${header}<soap:Body><${operation} xmlns="${escapeXml(namespace)}">${body}</${operation}></soap:Body></soap:Envelope>`;
}

// Web Services Security 1.1, section 12; Client.Authentication is of SOAP 1.1, section 4.4.1.
const refusals = /(?:^|:)(?:FailedAuthentication|InvalidSecurity|InvalidSecurityToken|Client\.Authentication)$/;

/** The XML text inside an answer, which is the content of its operation's only element, whatever that is called. Throws BadAnswer for a fault and for what is no answer of the operation. */
export function readAnswer(document: string, operation: string): string {
  const envelope = parseXml(document);
  const body = envelope.name === 'Envelope' ? childOf(envelope, 'Body') : undefined;
  if (body === undefined) throw new BadAnswer('not a SOAP envelope');
  const fault = childOf(body, 'Fault');
  if (fault !== undefined) {
    const isRefused = refusals.test(childOf(fault, 'faultcode')?.text.trim() ?? '');
    throw new BadAnswer(isRefused ? 'refused the credentials' : 'a SOAP fault');
  }
  const result = childOf(body, `${operation}Response`)?.children[0];
  if (result === undefined) throw new BadAnswer('without a result');
  return result.text;
}
