import { type Command } from 'commander';
import { writeFileSync } from 'node:fs';

export interface OutputFlags {
  json: boolean;
  report?: string;
}

/** What every command of `evaluate` can print: text for people, JSON for programs, a page with plots. */
export function withOutputFlags(command: Command): Command {
  return command
    .option('--json', 'print one JSON object', false)
    .option('--report <file>', 'write an HTML report with plots');
}

export interface Output {
  json: unknown;
  text: string;
  html: () => string;
}

export function show({ json, text, html }: Output, flags: OutputFlags): void {
  if (flags.report) writeFileSync(flags.report, html());
  process.stdout.write(`${flags.json ? JSON.stringify(json, null, 2) : text}\n`);
}
