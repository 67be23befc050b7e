/** Runs tasks one after the other in the order of the calls; a failed task does not stop the next. */
export function createSerialRunner(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };
}
