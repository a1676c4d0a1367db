/** The adapter over the simulated hospital, and over replies in shapes that hospitals' own systems send. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import iconv from 'iconv-lite';
import { afterEach, expect, test } from 'vitest';
import type { ProtocolSimulator } from '../../../../simulators/simulator.ts';
import { writeFlag } from '../../../../simulators/soap/items.ts';
import { startSoapSimulator } from '../../../../simulators/soap/start.ts';
import { parseHospitals, type SoapHospital } from '../../../hospitals/config.ts';
import { BadAnswer, type Call, type PulledHospital, UnknownPatient } from '../adapter.ts';
import { describePulledHospital } from '../contract.ts';
import { canary } from '../contract-records.ts';
import type { RecordKind } from '../records.ts';
import { createSoapHospital } from './soap.ts';

const timeZone = 'Asia/Shanghai';

function connect(port: number, settings: object = {}, password = 'p&w<中'): PulledHospital {
  const [hospital] = parseHospitals({
    hospitals: [
      {
        number: 2,
        name: 'Northfield',
        system: 'HIS',
        timeZone,
        transport: 'SOAP',
        url: `http://127.0.0.1:${port}/HisService.asmx`,
        credentials: { user: 'meridian', password: { env: 'HIS_PASSWORD' } },
        ...settings,
      },
    ],
  });
  return createSoapHospital({ hospital: hospital as SoapHospital, environment: { HIS_PASSWORD: password } });
}

const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>`;
const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const inResult = (xml: string): string =>
  envelope(
    `<CallServiceResponse xmlns="http://tempuri.org/"><CallServiceResult>${escapeText(xml)}</CallServiceResult></CallServiceResponse>`,
  );
const response = (items: string, code = '0'): string =>
  `<?xml version="1.0" encoding="GB2312"?><Response><Body><ResultCode>${code}</ResultCode><ResultContent>${canary} 失败</ResultContent>${items}</Body></Response>`;

/** A whole HTTP reply as bytes. */
function http(body: string | Buffer, { status = '200 OK', type = 'text/xml; charset=utf-8', length = 0 } = {}): Buffer {
  const bytes = Buffer.from(body as string);
  const head = `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${length || bytes.length}\r\nConnection: close\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

const item = `<Item><ItemNo>1</ItemNo><TestCode>K</TestCode><DrugName>${canary}</DrugName><Result>4.1</Result></Item>`;

for (const charset of ['GB2312', 'GB18030', 'UTF-8'] as const)
  describePulledHospital(`SOAP in ${charset}`, {
    simulate: (data) =>
      startSoapSimulator({ data, port: 0, timeZone, charset, credentials: { user: 'meridian', password: 'p&w<中' } }),
    connect: (port) => connect(port, { charset }),
    connectWrongly: (port) => connect(port, { charset }, 'another'),
    badReplies: {
      'no HTTP': `${canary}\r\n\r\n`,
      empty: http(''),
      'an HTML page': http(`<!DOCTYPE html><html><body>${canary}</body></html>`, { type: 'text/html' }),
      'a well-formed page': http(`<html><body>${canary}</body></html>`, { type: 'text/html' }),
      'an HTTP error': http(inResult(response(item)), { status: '503 Service Unavailable' }),
      'records with an HTTP error': http(inResult(response(item)), { status: '500 Internal Server Error' }),
      'a redirection': http(canary, { status: '302 Found\r\nLocation: http://127.0.0.1:1/' }),
      'a fault': http(
        envelope(`<soap:Fault><faultcode>soap:Server</faultcode><faultstring>${canary}</faultstring></soap:Fault>`),
        { status: '500 Internal Server Error' },
      ),
      'an error told with 200': http(inResult(response('', '-1'))),
      'without a result code': http(inResult(`<Response>${item}</Response>`)),
      'of another operation': http(
        envelope('<HelloWorldResponse><HelloWorldResult>x</HelloWorldResult></HelloWorldResponse>'),
      ),
      'about another patient': http(inResult(response(`<PatientNo>${canary}</PatientNo>${item}`))),
      'with a record without id': http(inResult(response('<Item><TestCode>K</TestCode><DrugName>x</DrugName></Item>'))),
      'with a record of nothing': http(inResult(response('<Item><ItemNo>1</ItemNo></Item>'))),
      'with an impossible date': http(
        inResult(
          response(
            item.replace('<Result>', '<CollectTime>2014-02-30</CollectTime><StartTime>2014-02-30</StartTime><Result>'),
          ),
        ),
      ),
      'with an unknown status': http(
        inResult(response(item.replace('<Result>', '<Status>constructor</Status><Result>'))),
      ),
      'cut inside the inner text': http(inResult(response(item).slice(0, -20))),
      'with two inner roots': http(inResult(`${response(item)}<Response></Response>`)),
      'of a charset that is not known': http(inResult(response(item)), { type: 'text/xml; charset=x-none' }),
      'not of the charset it declares': http(iconv.encode(inResult(response(item)), 'gb18030')),
      'compressed though nobody asked': http(
        Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        { type: 'text/xml\r\nContent-Encoding: gzip' },
      ),
      'with an external entity': http(
        `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>${inResult(response(item.replace('4.1', '&x;')))}`,
      ),
      'with a document type inside': http(inResult(`<!DOCTYPE a [<!ENTITY x "${canary}">]>${response(item)}`)),
      'with an entity that nobody declared': http(inResult(response(item.replace('4.1', '&nbsp;')))),
      'nested too deep': http(inResult(response(`${'<a>'.repeat(40)}${'</a>'.repeat(40)}`))),
      'shorter than it says': http(inResult(response(item)), { length: 100_000 }),
      'said to be huge': http(inResult(response(item)), { length: 50_000_000 }),
    },
    endlessReply: {
      start: 'HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\n\r\n<a>',
      more: 'x'.repeat(65_536),
    },
    asDelivered: (record) => (record.kind === 'LABORATORY' ? { ...record, flag: writeFlag(record) } : record),
  });

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const callAtOnce: Call = (work) => work(new AbortController().signal);

interface Received {
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

/** What the adapter makes of this reply, and what it had sent. */
async function ask<Kind extends RecordKind>(
  kind: Kind,
  reply: string | Buffer,
  { type = 'text/xml; charset=utf-8', settings = {}, recordNumber = '0012' } = {},
) {
  const received: Received[] = [];
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.once('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks) });
      answer.writeHead(200, type === '' ? {} : { 'content-type': type }).end(reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  const hospital = connect((server.address() as AddressInfo).port, settings);
  closing.push(() => hospital.close());
  return { records: await hospital.fetch(kind, recordNumber, callAtOnce), received };
}

test('reads a laboratory report in GB2312 bytes whose inner text says so too, charset told by the outer declaration alone', async () => {
  const xml = `<?xml version="1.0" encoding="gb2312"?>
<Response>
  <Header></Header>
  <Body>
    <ResultCode>0</ResultCode><ResultContent>成功</ResultContent>
    <PatientNo>0012      </PatientNo><PatientName>张&amp;三</PatientName><Sex>1</Sex>
    <Item>
      <ItemNo>2141573||1</ItemNo><TestCode>WBC   </TestCode><TestName>白细胞[WBC]</TestName><Result>6.80</Result><Units>10~9/L</Units>
      <RefRange>3.50--9.50</RefRange><Flag>↑</Flag><CollectTime>2018/6/24 8:05:00</CollectTime><ReportTime>2018-06-24 10:20:07.0</ReportTime>
    </Item>
    <Item>
      <ItemNo>2141573||2</ItemNo><TestName><![CDATA[隐血 <定性> & "潜血"]]></TestName><TestCode>OB</TestCode><Result>&lt;0012</Result><RefRange>阴性</RefRange><Flag> </Flag>
      <Specimen/><CollectTime>20180624</CollectTime><ReportTime>0001-01-01 00:00:00</ReportTime>
    </Item>
  </Body>
</Response>`;
  const document = inResult(xml).replace('encoding="utf-8"', 'encoding="gb2312"');
  const { records } = await ask('LABORATORY', iconv.encode(document, 'gbk'), {
    type: 'text/xml',
    settings: { charset: 'UTF-8', elements: { Unit: 'Units' } },
  });
  const common = { kind: 'LABORATORY', loinc: null, status: 'FINAL', category: null, specimen: null };
  expect(records).toEqual([
    {
      ...common,
      sourceId: '2141573||1',
      recordedAt: '2018-06-24T02:20:07Z',
      testCode: 'WBC',
      testName: '白细胞[WBC]',
      value: '6.80',
      unit: '10~9/L',
      collectedAt: '2018-06-24T08:05:00',
      rangeLow: null,
      rangeHigh: null,
      rangeText: '3.50--9.50',
      flag: '↑',
    },
    {
      ...common,
      sourceId: '2141573||2',
      recordedAt: null,
      testCode: 'OB',
      testName: '隐血 <定性> & "潜血"',
      value: '<0012',
      unit: null,
      collectedAt: '2018-06-24',
      rangeLow: null,
      rangeHigh: null,
      rangeText: '阴性',
      flag: null,
    },
  ]);
});

test('speaks to a hospital of another vendor by configuration: Call(FuncCode, input), success told by 1, the text in CDATA', async () => {
  const xml =
    '<?xml version="1.0" encoding="UTF-16LE" standalone="no"?>\r\n<Response><ResultCode>1</ResultCode><Row><ID>5</ID><OrdName>阿司匹林 100mg</OrdName><Status>1</Status><SttDate>2013</SttDate></Row></Response>';
  const reply = `<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><SOAP-ENV:Header/><SOAP-ENV:Body><m:CallResponse xmlns:m="http://bsp.example/"><m:CallResult><![CDATA[${xml}]]></m:CallResult></m:CallResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>`;
  const { records, received } = await ask('MEDICATION', `\uFEFF${reply}`, {
    type: 'text/xml;charset="UTF-8"',
    recordNumber: 'A&B<1>"镕"',
    settings: {
      namespace: 'http://bsp.example/',
      operation: 'Call',
      parameters: { code: 'FuncCode', xml: 'input' },
      functions: { MEDICATION: 'GetOrders' },
      elements: { PatientNo: 'PatNo', Item: 'Row', ItemNo: 'ID', DrugName: 'OrdName', StartTime: 'SttDate' },
      resultCodes: { success: '1' },
      credentials: undefined,
    },
  });
  expect(records).toEqual([
    {
      kind: 'MEDICATION',
      sourceId: '5',
      recordedAt: null,
      name: '阿司匹林 100mg',
      codedName: null,
      doseValue: null,
      doseText: null,
      doseUnit: null,
      route: null,
      frequency: null,
      indication: null,
      status: 'ACTIVE',
      start: '2013',
      end: null,
    },
  ]);
  expect(received[0]?.headers).toMatchObject({
    'content-type': 'text/xml; charset=GB2312',
    soapaction: '"http://bsp.example/Call"',
  });
  expect(iconv.decode(received[0]?.body ?? Buffer.of(), 'gbk')).toBe(
    `<?xml version="1.0" encoding="GB2312"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><Call xmlns="http://bsp.example/"><FuncCode>GetOrders</FuncCode><input>&lt;?xml version=&quot;1.0&quot; encoding=&quot;GB2312&quot;?&gt;&lt;Request&gt;&lt;PatNo&gt;A&amp;amp;B&amp;lt;1&amp;gt;&amp;quot;镕&amp;quot;&lt;/PatNo&gt;&lt;/Request&gt;</input></Call></soap:Body></soap:Envelope>`,
  );
});

test('an unknown patient and refused credentials are told by code, not by text', async () => {
  await expect(ask('LABORATORY', inResult(response('', ' -2 ')))).rejects.toBeInstanceOf(UnknownPatient);
  const fault = envelope(
    '<soap:Fault><faultcode xmlns:x="y">x:FailedAuthentication</faultcode><faultstring/></soap:Fault>',
  );
  await expect(ask('LABORATORY', fault)).rejects.toEqual(new BadAnswer('refused the credentials'));
});

test('a signal ends the reading of an answer that trickles', async () => {
  const abort = new AbortController();
  const server = createServer((_request, answer) => {
    answer.writeHead(200, { 'content-type': 'text/xml' }).write('<?xml version="1.0"?>');
    abort.abort(new Error('enough'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hospital = connect((server.address() as AddressInfo).port);
  closing.push(hospital.close, async () => server.close());
  await expect(hospital.fetch('LABORATORY', '1', (work) => work(abort.signal))).rejects.toThrow('enough');
});

const nobody = { subjectId: '', recordNumber: '1', sex: 'F' } as const;

async function simulate(): Promise<ProtocolSimulator> {
  const simulator = await startSoapSimulator({
    data: {
      patient: async () => nobody,
      patients: async () => [nobody],
      records: async () => [],
      version: async () => '1',
    },
    port: 0,
    timeZone,
    charset: 'GB2312',
  });
  closing.push(() => simulator.close());
  return simulator;
}

test('the simulated hospital describes itself by WSDL, which names the operation and its address', async () => {
  const { port } = await simulate();
  const wsdl = await (await fetch(`http://127.0.0.1:${port}/HisService.asmx?wsdl`)).text();
  expect(wsdl).toContain(`<soap:address location="http://127.0.0.1:${port}/HisService.asmx"/>`);
  expect(wsdl).toContain('<wsdl:operation name="CallService">');
});

test('the simulated hospital answers in GB2312, with sex by GB/T 2261.1, and faults on what it cannot read', async () => {
  const { port } = await simulate();
  const post = async (body: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/HisService.asmx`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8' },
      body,
    });
    return { status: answer.status, text: iconv.decode(Buffer.from(await answer.arrayBuffer()), 'gbk') };
  };
  const call = (code: string, xml: string) =>
    post(
      envelope(
        `<CallService xmlns="http://tempuri.org/"><code>${code}</code><strXml>${escapeText(xml)}</strXml></CallService>`,
      ),
    );
  const asked = '<Request><PatientNo>1</PatientNo></Request>';
  expect((await call('QueryLabResults', asked)).text).toContain('&lt;ResultContent&gt;成功&lt;/ResultContent&gt;');
  expect((await call('QueryLabResults', asked)).text).toContain('&lt;Sex&gt;2&lt;/Sex&gt;');
  expect((await call('QueryNothing', asked)).text).toContain('&lt;ResultCode&gt;-1&lt;/ResultCode&gt;');
  expect((await call('QueryLabResults', '<Request>')).text).toContain('&lt;ResultCode&gt;-1&lt;/ResultCode&gt;');
  for (const broken of ['', '<a>', envelope(''), envelope('<Other/>')])
    expect(await post(broken)).toMatchObject({ status: 500, text: expect.stringContaining('<faultcode') });
});
