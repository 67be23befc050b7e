import { resolve } from 'node:path';
import { Command } from 'commander';
import { type Check } from './check';
import { checkBuild } from './checkBuild';
import { formatChecks } from './formatChecks';

const program = new Command('sizes')
  .description(
    'Checks the built mini-program against its budgets and the rules of the platform.\n' +
      'Exit status 1 when one is broken. Run npm run build:weapp first.',
  )
  .option('--json', 'print the checks as one JSON array', false);

async function main(): Promise<void> {
  const { json } = program.parse().opts<{ json: boolean }>();
  const checks: Check[] = await checkBuild(resolve(__dirname, '../..'));
  console.log(json ? JSON.stringify(checks, null, 2) : formatChecks(checks));
  if (!checks.every(({ passed }) => passed)) process.exitCode = 1;
}

main().catch((error: Error) => {
  console.error(`sizes: ${error.message}`);
  process.exitCode = 1;
});
