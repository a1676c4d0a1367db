/** A hospital system with one SOAP operation, which takes a function's code and an XML text and returns an XML text. */
import { type Dispatcher, errors, Pool } from 'undici';
import { readSecret, type SoapHospital } from '../../../hospitals/config.ts';
import { BadAnswer, type PulledHospital } from '../adapter.ts';
import { decodeXml, encodeXml } from './encoding.ts';
import { readAnswer, type UsernameToken, writeRequest } from './envelope.ts';
import { readRecords } from './read-records.ts';
import { escapeXml, parseXml } from './xml.ts';

export interface SoapOptions {
  readonly hospital: SoapHospital;
  readonly environment: NodeJS.ProcessEnv;
}

const maxAnswerBytes = 10_000_000;

/** Reads no further than the limit; leaving early closes the socket. */
async function readBytes(body: Dispatcher.ResponseData['body'], signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxAnswerBytes) throw new BadAnswer('larger than 10 MB');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof BadAnswer || signal.aborted ? error : new BadAnswer('broken off');
  }
  return Buffer.concat(chunks);
}

const isNotHttp = (error: unknown): boolean =>
  error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError;

/** Throws ConfigError when the password it is to use is not there. Use one a hospital: it holds the connections. */
export function createSoapHospital({ hospital, environment }: SoapOptions): PulledHospital {
  const { charset, credentials, elements, functions, limits, namespace, operation } = hospital;
  const url = new URL(hospital.url);
  const token: UsernameToken | null =
    credentials === undefined
      ? null
      : { user: credentials.user, password: readSecret(credentials.password, environment) };
  const pool = new Pool(url.origin, {
    connections: limits.concurrent,
    connect: { timeout: limits.timeoutMs },
    allowH2: false,
  });

  async function post(document: string, signal: AbortSignal): Promise<string> {
    const { statusCode, headers, body } = await pool
      .request({
        path: url.pathname + url.search,
        method: 'POST',
        headers: { 'content-type': `text/xml; charset=${charset}`, soapaction: `"${namespace}${operation}"` },
        body: encodeXml(document, charset),
        signal,
      })
      .catch((error: unknown) => {
        throw isNotHttp(error) ? new BadAnswer('not HTTP') : error;
      });
    const bytes = await readBytes(body, signal);
    if (statusCode === 401 || statusCode === 403) throw new BadAnswer('refused the credentials');
    if (statusCode !== 200 && statusCode !== 500) throw new BadAnswer('an HTTP status that is no answer');
    const contentType = headers['content-type'];
    const answer = readAnswer(
      decodeXml(bytes, Array.isArray(contentType) ? contentType[0] : contentType, charset),
      operation,
    );
    // SOAP 1.1 section 6.2: a fault comes with 500, and nothing else does.
    if (statusCode === 500) throw new BadAnswer('an HTTP status that is no answer');
    return answer;
  }

  return {
    fetch(kind, recordNumber, call) {
      const patientNo = elements.PatientNo ?? 'PatientNo';
      const xml = `<?xml version="1.0" encoding="${charset}"?><Request><${patientNo}>${escapeXml(recordNumber)}</${patientNo}></Request>`;
      const request = writeRequest(hospital, functions[kind], xml, token);
      return call(async (signal) => {
        const answer = await post(request, signal);
        return readRecords(kind, recordNumber, parseXml(answer), hospital);
      });
    },
    close: () => pool.destroy(),
  };
}
