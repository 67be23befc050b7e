/**
 * A copy of a model that computes the gradients of its share of a batch. A module that workers load exports
 * `createReplica: CreateReplica<Setup, Task>`; the engine runs before it is called.
 */
export interface Replica<Task> {
  /** Takes over the parameters' values, one list a parameter; called before each task. */
  load(parameters: readonly Float32Array[]): void;
  /** Writes the gradients of the task's loss into `gradients`, one list a parameter. Returns the loss. */
  computeGradients(task: Task, gradients: readonly Float32Array[]): number;
  /** Frees its tensors. */
  dispose?(): void;
}

/** Setup and tasks reach a worker as structured clones: plain objects, arrays and typed arrays. */
export type CreateReplica<Setup, Task> = (setup: Setup) => Replica<Task> | Promise<Replica<Task>>;

/** One list of floats a parameter, side by side in memory that threads share. */
export function sharedLists(sizes: readonly number[], memory = sharedMemory(sizes)): Float32Array[] {
  let floats = 0;
  return sizes.map((size) => {
    const list = new Float32Array(memory, floats * 4, size);
    floats += size;
    return list;
  });
}

export function sharedMemory(sizes: readonly number[]): SharedArrayBuffer {
  return new SharedArrayBuffer(sizes.reduce((sum, size) => sum + size, 0) * 4);
}
