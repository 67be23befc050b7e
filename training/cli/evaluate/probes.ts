import { type Command } from 'commander';
import { BEHAVIOUR_PROBES, readBehaviourProbes } from '../../text/probes/behaviourProbes';
import { evaluateProbes, polarityPredictor, probeTexts } from '../../text/probes/evaluateProbes';
import { readTextScorer } from '../../text/textScorer';
import { probeTable } from '../probeTable';
import { runCommand } from '../runCommand';

interface ProbesFlags {
  artifact: string;
  data: string;
  json: boolean;
}

export function addProbesCommand(program: Command): void {
  program
    .command('probes')
    .description('Try a polarity classifier on hand-written texts: negation, irony, dialect, disguises …')
    .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin …')
    .option('--data <file>', 'lines `kind TAB expected TAB text TAB plain` under a header', BEHAVIOUR_PROBES)
    .option('--json', 'print one JSON object', false)
    .action(({ artifact, data, json }: ProbesFlags) =>
      runCommand(async () => {
        const probes = readBehaviourProbes(data);
        const scorer = await readTextScorer(artifact);
        const predict = await polarityPredictor(scorer, probeTexts(probes));
        const evaluation = evaluateProbes(predict, probes);
        const shown = json
          ? JSON.stringify({ artifact: scorer.version, ...evaluation }, null, 2)
          : probeTable(evaluation);
        process.stdout.write(`${shown}\n`);
      }),
    );
}
