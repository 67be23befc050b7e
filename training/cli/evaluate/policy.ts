import { type Command } from 'commander';
import { readLoggedExposures } from '../../datasets/loggedExposures';
import { DEFAULT_POLICY_OPTIONS, evaluatePolicy } from '../../evaluate/policy/evaluatePolicy';
import { placeRange, share } from '../flags';
import { policyTable } from '../policyTable';
import { runCommand } from '../runCommand';

interface PolicyFlags {
  events: string;
  artifact: string;
  places: readonly [number, number];
  epsilon: number;
  json: boolean;
}

export function addPolicyCommand(program: Command): void {
  const { places, epsilon } = DEFAULT_POLICY_OPTIONS;
  program
    .command('policy')
    .description('Estimate from logged exposures what an artifact would be worth, before anybody sees it.')
    .requiredOption('--events <file>', "export of the shop's own events: JSON lines {user, event}")
    .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin …')
    .option('--places <from-to>', 'places that the log left to chance, from 0', placeRange, places)
    .option('--epsilon <share>', 'how often the artifact would leave a place to chance', share, epsilon)
    .option('--json', 'print one JSON object', false)
    .action((flags: PolicyFlags) =>
      runCommand(async () => {
        const logged = readLoggedExposures(flags.events);
        const evaluation = await evaluatePolicy(flags.artifact, logged, flags);
        process.stdout.write(
          `${flags.json ? JSON.stringify(evaluation, null, 2) : policyTable(evaluation)}\n`,
        );
      }),
    );
}
