import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const WORKER = join(__dirname, 'workerProcess.mjs');
/** The SDK is not bundled into a function, so its process must find it wherever the function lies. */
const NODE_PATH = dirname(dirname(createRequire(__filename).resolve('wx-server-sdk/package.json')));
const START_TIMEOUT_MS = 20_000;
const KEPT_LOG_CHARACTERS = 4_000;

export type FunctionOutcome =
  | { kind: 'returned'; json: string }
  | { kind: 'threw'; detail: string }
  | { kind: 'timed-out'; afterMs: number }
  | { kind: 'crashed'; detail: string }
  | { kind: 'overloaded' };

interface WorkerMessage {
  id?: string;
  isReady?: true;
  returned?: string;
  thrown?: string;
}

/** One process that runs one call of one function at a time. */
export class FunctionProcess {
  isBusy = false;
  isAlive = true;
  private readonly child: ChildProcess;
  private readonly ready: Promise<void>;
  private log = '';
  private settle: ((outcome: FunctionOutcome) => void) | undefined;

  constructor(entry: string, environment: Record<string, string>, memoryMiB: number) {
    this.child = fork(WORKER, [entry], {
      env: { PATH: process.env['PATH'] ?? '', TZ: 'UTC', NODE_PATH, ...environment },
      execArgv: [`--max-old-space-size=${memoryMiB}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on(
        'data',
        (text: Buffer) => (this.log = (this.log + text.toString()).slice(-KEPT_LOG_CHARACTERS)),
      );
    }
    this.ready = new Promise((resolve) => {
      this.child.on('message', (message: WorkerMessage) => {
        if (message.isReady) resolve();
        else if (message.returned !== undefined) this.settle?.({ kind: 'returned', json: message.returned });
        else this.settle?.({ kind: 'threw', detail: message.thrown ?? '' });
      });
      this.child.on('error', (error) => (this.log += error.message)); // it could not be started
      this.child.on('exit', (code, signal) => {
        this.isAlive = false;
        resolve();
        this.settle?.({ kind: 'crashed', detail: `exit ${code ?? signal}: ${this.log.trim()}` });
      });
    });
  }

  /** Runs one call. A call over time kills the process: nothing of it goes on afterwards. */
  async run(
    id: string,
    event: unknown,
    environment: Record<string, string>,
    timeoutMs: number,
  ): Promise<FunctionOutcome> {
    this.isBusy = true;
    const start = setTimeout(() => this.stop(), START_TIMEOUT_MS);
    await this.ready;
    clearTimeout(start);
    if (!this.isAlive) return { kind: 'crashed', detail: `did not start: ${this.log.trim()}` };
    const outcome = await new Promise<FunctionOutcome>((resolve) => {
      const timer = setTimeout(() => {
        this.settle = undefined;
        this.stop();
        resolve({ kind: 'timed-out', afterMs: timeoutMs });
      }, timeoutMs);
      this.settle = (result) => {
        clearTimeout(timer);
        this.settle = undefined;
        resolve(result);
      };
      this.child.send({ id, event, environment }, (error) => {
        if (error) this.settle?.({ kind: 'crashed', detail: error.message });
      });
    });
    this.isBusy = false;
    return outcome;
  }

  stop(): void {
    this.isAlive = false;
    this.child.kill('SIGKILL');
  }
}
