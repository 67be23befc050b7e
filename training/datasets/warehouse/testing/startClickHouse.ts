import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian and ClickHouse's own packages put it. */
const SERVERS = ['/usr/bin/clickhouse-server', '/usr/sbin/clickhouse-server'];

export interface TestClickHouse {
  /** `clickhouse://…` of its default database. */
  address: string;
  /** Ends the server and removes what it wrote. */
  stop(): Promise<void>;
}

/** The server's program; undefined where it is not installed. */
export function findClickHouse(): string | undefined {
  return SERVERS.find((path) => existsSync(path));
}

/** A server for one test: a free port of this machine, a folder of its own, little memory. */
export async function startClickHouse(program: string): Promise<TestClickHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-clickhouse-'));
  const port = await freePort();
  const path = (name: string) => join(folder, name);
  writeFileSync(
    path('config.xml'),
    `<yandex>
      <logger><level>error</level><log>${path('log')}</log><errorlog>${path('errors')}</errorlog></logger>
      <listen_host>127.0.0.1</listen_host><http_port>${port}</http_port>
      <path>${path('data/')}</path><tmp_path>${path('tmp/')}</tmp_path>
      <users_config>users.xml</users_config>
      <default_profile>default</default_profile><default_database>default</default_database>
      <mark_cache_size>5242880</mark_cache_size><uncompressed_cache_size>0</uncompressed_cache_size>
    </yandex>`,
  );
  writeFileSync(
    path('users.xml'),
    `<yandex>
      <profiles><default><max_memory_usage>500000000</max_memory_usage><max_threads>2</max_threads></default></profiles>
      <users><default>
        <password>secret</password><networks><ip>127.0.0.1</ip></networks>
        <profile>default</profile><quota>default</quota>
      </default></users>
      <quotas><default></default></quotas>
    </yandex>`,
  );
  const server = spawn(program, [`--config-file=${path('config.xml')}`], { cwd: folder, stdio: 'ignore' });
  let isRunning = true;
  const ended = new Promise<void>((done) =>
    server.once('exit', () => {
      isRunning = false;
      done();
    }),
  );
  const stop = async () => {
    server.kill('SIGKILL'); // nothing of it is to be kept
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  while (!(await answers(port))) {
    if (!isRunning) {
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`${program} ended before it answered`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  return { address: `clickhouse://default:secret@127.0.0.1:${port}/default`, stop };
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/ping`)).ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
