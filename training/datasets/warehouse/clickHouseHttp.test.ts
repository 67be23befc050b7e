import { createServer, type Server } from 'node:http';
import { askClickHouse, parseClickHouseAddress, readRows } from './clickHouseHttp';

describe('parseClickHouseAddress', () => {
  it('reads host, port, database, table and who asks, and never shows the password', () => {
    const address = parseClickHouseAddress('clickhouse://me:s%40cret@db.example:9123/shop?table=events', {});
    expect(address).toEqual({
      url: new URL('http://db.example:9123/'),
      database: 'shop',
      table: 'events',
      name: 'clickhouse://db.example:9123/shop',
      headers: { 'x-clickhouse-user': 'me', 'x-clickhouse-key': 's@cret' },
    });
  });

  it('takes the ports of HTTP and TLS, and the password from the environment', () => {
    const environment = { CLICKHOUSE_PASSWORD: 'p' };
    expect(parseClickHouseAddress('clickhouse://h', environment)).toMatchObject({
      url: new URL('http://h:8123/'),
      database: 'default',
      headers: { 'x-clickhouse-key': 'p' },
    });
    expect(parseClickHouseAddress('clickhouse://h/d?secure=true', {}).url.href).toBe('https://h:8443/');
  });

  it.each([
    ['postgres://h/d', /expected clickhouse:/],
    ['nonsense', /expected clickhouse:/],
    ['clickhouse://h/d?tabel=x', /expected clickhouse:/],
    ['clickhouse://h/d?table=x;DROP', /x;DROP: expected a name of letters, digits and _/],
    ['clickhouse://h/d-e', /d-e: expected a name/],
  ])('refuses %s', (text, message) => expect(() => parseClickHouseAddress(text, {})).toThrow(message));
});

describe('a server that', () => {
  let server: Server;
  afterEach(() => server.close());
  const answering = async (status: number, body: string) => {
    server = createServer((_, response) => response.writeHead(status).end(body));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return parseClickHouseAddress(`clickhouse://127.0.0.1:${(server.address() as { port: number }).port}/d`);
  };

  it('refuses is quoted by its first line', async () => {
    const address = await answering(500, 'Code: 60, no such table\nstack');
    await expect(askClickHouse(address, 'SELECT 1')).rejects.toThrow(/\/d: Code: 60, no such table$/);
  });

  it('fails behind its first rows is not taken for one that has no more', async () => {
    const address = await answering(200, '{"a":1}\nCode: 241, memory limit exceeded');
    const read = async () => {
      for await (const row of readRows(address, 'SELECT a')) expect(row).toEqual({ a: 1 });
    };
    await expect(read()).rejects.toThrow(/memory limit exceeded/);
  });

  it('does not answer is named', async () => {
    const address = await answering(200, '');
    await new Promise((done) => server.close(done));
    await expect(askClickHouse(address, 'SELECT 1')).rejects.toThrow(/\/d does not answer \(ECONNREFUSED\)/);
  });
});
