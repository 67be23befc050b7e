import { EXIT } from './runCommand';

/** Runs `task` so that the first Ctrl-C asks it to stop in good order and the second one ends the program. */
export async function withInterrupt<T>(task: (isInterrupted: () => boolean) => Promise<T>): Promise<T> {
  let interrupted = false;
  const interrupt = () => {
    if (interrupted) process.exit(EXIT.interrupted);
    interrupted = true;
  };
  process.on('SIGINT', interrupt);
  try {
    return await task(() => interrupted);
  } finally {
    process.off('SIGINT', interrupt);
  }
}
