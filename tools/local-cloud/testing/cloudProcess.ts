import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CLOUD_RECORD_FILE, readCloudRecord } from '../cloudRecord';

export interface CloudProcess {
  url: string;
  adminEnvironment: Record<string, string>;
  /** Resident memory now; `undefined` where the system does not tell (no /proc). */
  residentBytes(): number | undefined;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * The real program in a process of its own. Rejects with what it printed when it does not come up.
 * `maxFileKiB` limits each file it writes (RLIMIT_FSIZE): to the program, a full disk.
 */
export async function startCloudProcess(options: {
  dataDir: string;
  functionsDir: string;
  maxFileKiB?: number;
}): Promise<CloudProcess> {
  const { dataDir, functionsDir, maxFileKiB } = options;
  mkdirSync(dataDir, { recursive: true });
  const loader = pathToFileURL(createRequire(__filename).resolve('tsx')).href;
  const program = join(__dirname, '..', 'main.ts');
  const command = [process.execPath, '--import', loader, program, '--port', '0'];
  command.push('--data-dir', dataDir, '--functions', functionsDir);
  // The limit must fail the write, not end the process by its signal.
  const limited = ['bash', '-c', `trap '' XFSZ; ulimit -f ${maxFileKiB}; exec "$@"`, 'bash', ...command];
  const [file, ...parameters] = maxFileKiB === undefined ? command : limited;
  const child = spawn(file!, parameters, { cwd: dataDir });
  running.add(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  void ended.then(() => running.delete(child));
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        printed += text.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
        if (found) resolve(found[0]);
      });
    }
    child.once('exit', (code) => reject(new Error(`exit ${code}: ${printed}`)));
  });
  return {
    url,
    adminEnvironment: readCloudRecord(join(dataDir, CLOUD_RECORD_FILE))?.adminEnvironment ?? {},
    residentBytes: () => residentBytes(child.pid),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

function residentBytes(pid: number | undefined): number | undefined {
  try {
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? undefined : 1024 * Number(kibibytes);
  } catch {
    return undefined;
  }
}
