import { InputError } from '../inputError';

/** Exit codes of both command lines. */
export const EXIT = { ok: 0, failure: 1, invalidInput: 2, interrupted: 130 } as const;

/** Runs a command and sets the exit code. People see one line about wrong input, never a stack trace. */
export async function runCommand(command: () => Promise<unknown>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (error instanceof InputError) {
      process.stderr.write(`error: ${error.message}\n`);
      process.exitCode = EXIT.invalidInput;
    } else {
      process.stderr.write(
        `error: ${process.env.DEBUG ? (error as Error).stack : (error as Error).message}\n`,
      );
      process.exitCode = EXIT.failure;
    }
  }
}
