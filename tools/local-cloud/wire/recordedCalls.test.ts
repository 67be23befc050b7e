import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { parseJsonBody, readBody } from '../gateway/http';
import { startTestCloud, type TestCloud } from '../testing/startTestCloud';
import { connectCloud, type Cloud } from '../../merchant-cli/connectCloud';
import { RECORDED_CALLS } from './recordedCalls';

jest.setTimeout(30_000); // processes start slowly on a busy machine

const TOKENS = [
  'wxCloudApiToken',
  'wxCloudbaseAccesstoken',
  'tcb_sessionToken',
  'crossAuthorizationToken',
  'envName',
];

describe('the installed SDK', () => {
  let server: Server;
  let cloud: Cloud;
  let nextReply: object = {};
  let received: Record<string, unknown> = {};
  beforeAll(async () => {
    server = createServer((request, response) => {
      void readBody(request, 1e6).then((body) => {
        received = parseJsonBody(body) as Record<string, unknown>;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(nextReply));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`;
    const secrets = { TENCENTCLOUD_SECRETID: 'id', TENCENTCLOUD_SECRETKEY: 'key' };
    cloud = connectCloud({ TCB_ENV: 'local', ...secrets, TCB_CONTEXT_CNFG: JSON.stringify({ URL }) });
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it.each(RECORDED_CALLS)(
    'sends the recorded body and understands the recorded reply of $name',
    async (call) => {
      nextReply = { ...call.reply, requestId: 'r' };
      const { errMsg: _errMsg, ...result } = (await call.send(cloud)) as { errMsg: string };
      for (const token of TOKENS) delete received[token];
      expect(received).toEqual(call.body);
      expect(result).toMatchObject(call.result);
    },
  );
});

describe('the local cloud', () => {
  let cloud: TestCloud;
  beforeAll(async () => {
    cloud = await startTestCloud();
  });
  afterAll(() => cloud.stop());

  it.each(RECORDED_CALLS)(
    'gives the recorded reply to the recorded body of $name',
    async ({ body, reply }) => {
      expect(await post(body)).toEqual(reply);
    },
  );

  it.each([
    ['an unknown action', { action: 'database.dropEverything' }],
    ['an inherited name as action', { action: 'constructor' }],
    ['no action', {}],
    ['an array', []],
    ['a missing collection', { action: 'database.getDocument' }],
    ['a query that is no EJSON', { action: 'database.getDocument', collectionName: 'notes', query: '{' }],
    ['a query that is no object', { action: 'database.getDocument', collectionName: 'notes', query: '[]' }],
    ['a negative limit', { action: 'database.getDocument', collectionName: 'notes', limit: -1 }],
    [
      'a stage without $',
      {
        action: 'database.aggregateDocuments',
        collectionName: 'notes',
        stages: [{ stageKey: 'x', stageValue: '1' }],
      },
    ],
    [
      'a collection name with a quote',
      { action: 'database.addCollection', collectionName: 'a";DROP TABLE collections' },
    ],
    ['a transaction that is none', { action: 'database.commitTransaction', transactionId: 'x' }],
    ['a path outside', { action: 'storage.getUploadMetadata', path: '../x' }],
  ])('answers %s with an error code', async (_what, body) => {
    expect(await post(body)).toEqual({
      code: expect.stringMatching(/^[A-Z_]+$/) as string,
      message: expect.any(String) as string,
    });
  });

  async function post(body: object): Promise<object> {
    const authorization = `TC3-HMAC-SHA256 Credential=${cloud.adminEnvironment['TENCENTCLOUD_SECRETID']}/2026-01-01/tcb/tc3_request`;
    const response = await fetch(cloud.adminUrl, {
      method: 'POST',
      headers: { authorization },
      body: JSON.stringify(body),
    });
    const { requestId: _requestId, ...reply } = (await response.json()) as { requestId: string };
    return reply;
  }
});
