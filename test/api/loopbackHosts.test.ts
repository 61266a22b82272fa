import { request } from 'node:http';
import { startTestApi, type ClientError, type TestApi } from '../support/testApi';

interface Reply {
  readonly status: number | undefined;
  readonly body: string;
}

const PATHS = ['/graphql', '/', '/ide/main.js', '/health/live', '/health/ready', '/nowhere'];

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api.close());

/** Sends a request as a browser does to which the name of `host` stands for this machine. */
function askAs(host: string, path: string, { url } = api): Promise<Reply> {
  const body = path === '/graphql' ? JSON.stringify({ query: '{ __typename }' }) : undefined;
  const headers = { host, origin: `http://${host}`, 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { method: body ? 'POST' : 'GET', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, body: Buffer.concat(parts).toString('utf8') }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('an API of this machine alone', () => {
  test.each(PATHS)('answers no other name at %s', async (path) => {
    const { status, body } = await askAs('evil.example', path);
    expect(status).toBe(421);
    const [{ message, extensions }] = (JSON.parse(body) as { errors: ClientError[] }).errors;
    expect(message).toContain('evil.example');
    expect(extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'Host', retriable: false });
    expect(extensions.remedy).toMatch(/localhost.*SYMBIOSIS_HOST/);
  });

  test.each([
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example@localhost',
    'localhost:4000.evil.example',
    '192.168.0.7:4000',
    '0.0.0.0:4000',
  ])('does not take %j for its own', async (host) => {
    expect((await askAs(host, '/graphql')).status).toBe(421);
  });

  test.each([
    'localhost',
    'LOCALHOST:80',
    'localhost:4000',
    '127.0.0.1',
    '127.0.0.1:4000',
    '[::1]',
    '[::1]:4000',
  ])('answers %s', async (host) => {
    expect(await askAs(host, '/graphql')).toEqual({ status: 200, body: '{"data":{"__typename":"Query"}}\n' });
    expect((await askAs(host, '/health/live')).status).toBe(200);
  });
});

test('an API that other machines reach leaves names to the proxy in front of it', async () => {
  const open = await startTestApi({ host: '0.0.0.0' });
  try {
    for (const path of ['/graphql', '/', '/health/ready']) {
      expect([path, (await askAs('partners.example', path, open)).status]).toEqual([path, 200]);
    }
  } finally {
    await open.close();
  }
});
