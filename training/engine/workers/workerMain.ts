import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { startEngine, type EngineOptions } from '../startEngine';
import { sharedLists, type CreateReplica } from './replica';

/** What `createWorkerPool` hands to each worker. */
export interface WorkerSetup {
  module: string;
  setup: unknown;
  engine: EngineOptions;
  sizes: number[];
  parameters: SharedArrayBuffer;
  gradients: SharedArrayBuffer;
}

export type WorkerReply = { kind: 'ready' } | { kind: 'loss'; loss: number };

async function main({ module, setup, engine, sizes, parameters, gradients }: WorkerSetup): Promise<void> {
  const port = parentPort!;
  await startEngine(engine);
  const { createReplica } = createRequire(__filename)(module) as {
    createReplica: CreateReplica<unknown, unknown>;
  };
  const replica = await createReplica(setup);
  const values = sharedLists(sizes, parameters);
  const sums = sharedLists(sizes, gradients);
  port.on('message', (task: unknown) => {
    replica.load(values);
    port.postMessage({ kind: 'loss', loss: replica.computeGradients(task, sums) } satisfies WorkerReply);
  });
  port.postMessage({ kind: 'ready' } satisfies WorkerReply);
}

void main(workerData as WorkerSetup);
