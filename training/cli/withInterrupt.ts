import { EXIT } from './runCommand';

/** One Ctrl-C may arrive twice: from the terminal, and relayed by the program that started this one. */
const SAME_KEYSTROKE_MS = 500;

/** Runs `task` so that the first Ctrl-C asks it to stop in good order and the second one ends the program. */
export async function withInterrupt<T>(task: (isInterrupted: () => boolean) => Promise<T>): Promise<T> {
  let interruptedAtMs: number | undefined;
  const interrupt = () => {
    interruptedAtMs ??= Date.now();
    if (Date.now() - interruptedAtMs > SAME_KEYSTROKE_MS) process.exit(EXIT.interrupted);
  };
  process.on('SIGINT', interrupt);
  try {
    return await task(() => interruptedAtMs !== undefined);
  } finally {
    process.off('SIGINT', interrupt);
  }
}
