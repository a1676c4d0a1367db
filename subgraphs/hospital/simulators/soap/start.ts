/** A simulated hospital information system: one SOAP operation, answers of XML in XML, in an old charset. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { RecordKind } from '../../src/source/adapters/records.ts';
import { decodeXml, encodeXml } from '../../src/source/adapters/soap/encoding.ts';
import { security, type UsernameToken } from '../../src/source/adapters/soap/envelope.ts';
import { childOf, descendantsOf, escapeXml, parseXml, type XmlElement } from '../../src/source/adapters/soap/xml.ts';
import type { HospitalData, ProtocolSimulator, SimulatedPatient } from '../simulator.ts';
import { inventName, itemFields } from './items.ts';
import { wsdl } from './wsdl.ts';

export interface SoapSimulatorOptions {
  readonly data: HospitalData;
  /** On 127.0.0.1; 0 lets the system choose. */
  readonly port: number;
  readonly timeZone: string;
  readonly charset: 'GB2312' | 'GB18030' | 'UTF-8';
  /** What a request's UsernameToken must hold; without it anyone may ask. */
  readonly credentials?: UsernameToken;
}

const functions: ReadonlyMap<string, RecordKind> = new Map([
  ['QueryLabResults', 'LABORATORY'],
  ['QueryVitalSigns', 'VITAL_SIGNS'],
  ['QueryMedications', 'MEDICATION'],
]);

/** GB/T 2261.1. */
const sexes = { M: '1', F: '2' } as const;

class Fault extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const element = (name: string, text: string | null): string =>
  text === null ? `<${name}></${name}>` : `<${name}>${escapeXml(text)}</${name}>`;

const patientFields = ({ recordNumber, sex }: SimulatedPatient): string =>
  element('PatientNo', recordNumber) +
  element('PatientName', inventName(recordNumber)) +
  element('Sex', sex === null ? '9' : sexes[sex]);

const envelope = (charset: string, body: string): string =>
  `<?xml version="1.0" encoding="${charset}"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;

function parseRequest(bytes: Buffer, contentType: string | undefined): XmlElement {
  try {
    return parseXml(decodeXml(bytes, contentType, 'UTF-8'));
  } catch {
    throw new Fault('soap:Client', '请求无法解析');
  }
}

function checkCredentials(request: XmlElement, { user, password }: UsernameToken): void {
  const token = descendantsOf(request, 'UsernameToken')[0];
  const told = (name: string) => token && childOf(token, name)?.text;
  if (told('Username') !== user || told('Password') !== password)
    throw new Fault('wsse:FailedAuthentication', '用户名或密码错误');
}

export async function startSoapSimulator(options: SoapSimulatorOptions): Promise<ProtocolSimulator> {
  const { data, port, timeZone, charset, credentials } = options;
  let answered = 0;
  let isWrong = false;

  const respond = (resultCode: string, content: string, rest = ''): string =>
    `<?xml version="1.0" encoding="${charset}"?>
<Response><Header><Sender>医院信息系统</Sender></Header><Body>${element('ResultCode', resultCode)}${element('ResultContent', content)}${rest}</Body></Response>`;

  /** The XML text that the operation returns. */
  async function callService(code: string, strXml: string): Promise<string> {
    const kind = functions.get(code);
    if (kind === undefined) return respond('-1', '功能代码不存在');
    let request: XmlElement;
    try {
      request = parseXml(strXml);
    } catch {
      return respond('-1', '入参格式错误');
    }
    const patient = await data.patient(childOf(request, 'PatientNo')?.text ?? '');
    if (patient === null) return respond('-2', '患者不存在');
    const records = await data.records(kind, patient);
    const items = records.map((record) => {
      const fields = itemFields(record, timeZone).map(([name, text]) => element(name, text));
      return `<Item>${fields.join('')}</Item>`;
    });
    return respond('0', '成功', `${patientFields(patient)}<Items>${items.join('\n')}</Items>`);
  }

  async function answer(bytes: Buffer, contentType: string | undefined): Promise<string> {
    const request = parseRequest(bytes, contentType);
    const body = childOf(request, 'Body');
    const operation = body && childOf(body, 'CallService');
    if (request.name !== 'Envelope' || operation === undefined) throw new Fault('soap:Client', '操作不存在');
    if (credentials !== undefined) checkCredentials(request, credentials);
    const parameter = (name: string) => childOf(operation, name)?.text ?? '';
    const result = await callService(parameter('code'), parameter('strXml'));
    return `<CallServiceResponse xmlns="http://tempuri.org/">${element('CallServiceResult', result)}</CallServiceResponse>`;
  }

  function send(response: ServerResponse, status: number, body: string): void {
    const wrongly = charset === 'UTF-8' ? 'GB18030' : 'UTF-8';
    const bytes = encodeXml(envelope(charset, body), isWrong ? wrongly : charset);
    response.writeHead(status, { 'content-type': `text/xml; charset=${charset}`, 'content-length': bytes.length });
    response.end(bytes);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET' && /\?wsdl$/i.test(request.url ?? '')) {
      response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' });
      response.end(wsdl(`http://${request.headers.host}${request.url?.replace(/\?.*$/, '')}`));
      return;
    }
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST' }).end();
      return;
    }
    answered += 1;
    try {
      send(response, 200, await answer(await buffer(request), request.headers['content-type']));
    } catch (error) {
      const { code, message } = error instanceof Fault ? error : new Fault('soap:Server', '系统内部错误');
      send(
        response,
        500,
        `<soap:Fault><faultcode xmlns:wsse="${security}">${code}</faultcode>${element('faultstring', message)}</soap:Fault>`,
      );
    }
  }

  const server = createServer((request, response) => {
    // A request that breaks off has nobody to answer.
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    requests: () => answered,
    encodeWrongly(on) {
      isWrong = on;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
