import { Command } from 'commander';
import { EXIT } from './runCommand';

/** A program whose wrong options end it with the exit code of wrong input. Its commands inherit that. */
export function createProgram(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.ok : EXIT.invalidInput));
}
