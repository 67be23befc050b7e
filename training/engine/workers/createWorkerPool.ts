import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { startEngine, type EngineOptions } from '../startEngine';
import { sharedLists, sharedMemory, type CreateReplica } from './replica';
import { type WorkerReply, type WorkerSetup } from './workerMain';

const WORKER_MAIN = join(__dirname, 'workerMain.ts');

export interface PoolOptions<Setup> {
  /** Threads in all: this one and count − 1 workers, each with its engine. */
  count: number;
  /** Absolute path of the module that exports `createReplica`. */
  module: string;
  setup: Setup;
  /** Number of floats of each parameter. */
  sizes: number[];
  engine?: EngineOptions;
}

export interface WorkerPool<Task> {
  count: number;
  /** Write the parameters' values here before `accumulate`. */
  parameters: readonly Float32Array[];
  /** The sum of all tasks' gradients after `accumulate`. */
  gradients: readonly Float32Array[];
  /**
   * Computes one task a thread, at most `count`, at once; this thread takes the first. Returns the losses in the
   * order of the tasks. The order in which gradients are added is that of the tasks, so a run can be repeated.
   * Rejects when a worker stops or its replica throws; the pool is of no use afterwards but to be closed.
   */
  accumulate(tasks: readonly Task[]): Promise<number[]>;
  /** Stops the workers; nothing of the pool runs on. */
  close(): Promise<void>;
}

/**
 * Data-parallel gradients over worker threads. Workers run TypeScript through tsx' CommonJS hook whatever loaded
 * this module (tsx itself, or jest), so nothing needs to be bundled first.
 */
export async function createWorkerPool<Setup, Task>(options: PoolOptions<Setup>): Promise<WorkerPool<Task>> {
  const { count, module, setup, sizes, engine = {} } = options;
  await startEngine(engine);
  const shared = sharedMemory(sizes);
  const parameters = sharedLists(sizes, shared);
  const gradients = sharedLists(sizes);
  const { createReplica } = createRequire(__filename)(module) as {
    createReplica: CreateReplica<Setup, Task>;
  };
  const workers = Array.from({ length: count - 1 }, (_, i) =>
    startWorker(i + 1, { module, setup, engine, sizes, parameters: shared, gradients: sharedMemory(sizes) }),
  );
  const close = async () => {
    replica.dispose?.();
    await Promise.all(workers.map(({ worker }) => worker.terminate()));
  };
  const replica = await createReplica(setup);
  try {
    await Promise.all(workers.map(({ ready }) => ready));
  } catch (error) {
    await close();
    throw error;
  }

  return {
    count,
    parameters,
    gradients,
    close,
    accumulate: async (tasks) => {
      if (tasks.length > count) throw new RangeError(`${tasks.length} tasks for ${count} threads`);
      const [first, ...others] = tasks;
      if (first === undefined) {
        gradients.forEach((list) => list.fill(0));
        return [];
      }
      const pending = Promise.all(others.map((task, i) => workers[i]!.compute(task)));
      pending.catch(() => undefined); // should this thread's own task throw first, that is what the caller hears
      replica.load(parameters);
      const loss = replica.computeGradients(first, gradients);
      const losses = await pending;
      others.forEach((_, i) => addTo(gradients, workers[i]!.gradients));
      return [loss, ...losses];
    },
  };
}

interface RunningWorker {
  worker: Worker;
  ready: Promise<void>;
  gradients: Float32Array[];
  compute(task: unknown): Promise<number>;
}

function startWorker(rank: number, workerData: WorkerSetup): RunningWorker {
  const worker = new Worker(WORKER_MAIN, {
    workerData,
    execArgv: ['--require', createRequire(__filename).resolve('tsx/cjs')],
  });
  let settle: { resolve(reply: WorkerReply): void; reject(error: Error): void } | undefined;
  let stopped: Error | undefined;
  const stop = (reason: string, cause?: unknown) => {
    stopped ??= new Error(`Training worker ${rank} stopped: ${reason}`, { cause });
    settle?.reject(stopped);
    settle = undefined;
  };
  worker.on('error', (error: { message?: string }) => stop(error.message ?? String(error), error));
  worker.on('exit', (code) => stop(`its thread ended with exit code ${code}`));
  worker.on('message', (reply: WorkerReply) => {
    worker.unref(); // an idle worker does not keep the process alive
    settle?.resolve(reply);
    settle = undefined;
  });
  const reply = () =>
    new Promise<WorkerReply>((resolve, reject) => {
      if (stopped) reject(stopped);
      else settle = { resolve, reject };
    });
  return {
    worker,
    ready: reply().then(() => undefined),
    gradients: sharedLists(workerData.sizes, workerData.gradients),
    compute: async (task) => {
      const answer = reply();
      worker.ref();
      worker.postMessage(task);
      const { loss } = (await answer) as Extract<WorkerReply, { kind: 'loss' }>;
      return loss;
    },
  };
}

function addTo(sums: readonly Float32Array[], terms: readonly Float32Array[]): void {
  sums.forEach((sum, list) => {
    const added = terms[list]!;
    for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + added[i]!;
  });
}
