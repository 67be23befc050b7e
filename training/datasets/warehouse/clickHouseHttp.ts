import { InputError } from '../../inputError';
import { splitLines } from './splitLines';

/** `clickhouse://user:password@host:port/database`; `?secure=true` for TLS, `?table=name`. The port is that of HTTP. */
export interface ClickHouseAddress {
  url: URL;
  database: string;
  table: string;
  /** Without the password. */
  name: string;
  headers: Record<string, string>;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
const EXPECTED = 'clickhouse://host:8123/database (?table=events, ?secure=true)';

/** Throws an InputError that says what is wrong. The password may come by `CLICKHOUSE_PASSWORD` instead of the address. */
export function parseClickHouseAddress(
  text: string,
  environment: Record<string, string | undefined> = process.env,
): ClickHouseAddress {
  let address: URL;
  try {
    address = new URL(text);
  } catch {
    throw new InputError(`--warehouse ${text}: expected ${EXPECTED}`);
  }
  const { protocol, hostname, port, username, searchParams } = address;
  const database = address.pathname.slice(1) || 'default';
  const table = searchParams.get('table') ?? 'zhanggui_events';
  const isSecure = searchParams.get('secure') === 'true';
  const others = [...searchParams.keys()].filter((key) => key !== 'table' && key !== 'secure');
  const name = `clickhouse://${hostname}:${port}${address.pathname}`;
  if (protocol !== 'clickhouse:' || !hostname || others.length > 0)
    throw new InputError(`--warehouse ${name}: expected ${EXPECTED}`);
  for (const part of [database, table]) {
    if (!NAME.test(part))
      throw new InputError(`--warehouse ${name}: ${part}: expected a name of letters, digits and _`);
  }
  const password = decodeURIComponent(address.password) || environment['CLICKHOUSE_PASSWORD'];
  return {
    url: new URL(`${isSecure ? 'https' : 'http'}://${hostname}:${port || (isSecure ? '8443' : '8123')}/`),
    ...{ database, table, name },
    headers: {
      ...(username && { 'x-clickhouse-user': decodeURIComponent(username) }),
      ...(password && { 'x-clickhouse-key': password }),
    },
  };
}

/** Sends a statement. Throws an Error with the first line of what ClickHouse objects to. */
export async function askClickHouse(
  { url, database, name, headers }: ClickHouseAddress,
  statement: string,
  rows?: string,
): Promise<Response> {
  const target = new URL(url);
  target.searchParams.set('database', database);
  if (rows !== undefined) target.searchParams.set('query', statement);
  const request = { method: 'POST', headers, body: rows ?? statement };
  const response = await fetch(target, request).catch((error: Error) => {
    const cause = error.cause as { code?: string } | undefined;
    throw new Error(`${name} does not answer (${cause?.code ?? error.message})`, { cause: error });
  });
  if (!response.ok) throw refusal(name, await response.text());
  return response;
}

/** The rows of a query that ends with `FORMAT JSONEachRow`, as they come. */
export async function* readRows<Row>(address: ClickHouseAddress, query: string): AsyncGenerator<Row> {
  const { body } = await askClickHouse(address, `${query} FORMAT JSONEachRow`);
  if (!body) return;
  for await (const line of splitLines(body as unknown as AsyncIterable<Uint8Array>)) {
    // A query that fails behind its first rows says so in the place of a row.
    if (!line.startsWith('{')) throw refusal(address.name, line);
    yield JSON.parse(line) as Row;
  }
}

function refusal(name: string, text: string): Error {
  return new Error(`${name}: ${text.split('\n')[0]!.slice(0, 500)}`);
}
