import { type Command } from 'commander';
import { startEngine } from '../../engine/startEngine';
import { InputError } from '../../inputError';
import { aspectFigures, evaluateAspectModel } from '../../text/aspects/evaluateAspectModel';
import { readTextEncoder } from '../../text/encoder/textEncoderArtifact';
import { ASPECT_SAMPLE, readAspectSample } from '../../text/probes/aspectSample';
import { aspectTable } from '../aspectTable';
import { runCommand } from '../runCommand';

interface AspectsFlags {
  artifact: string;
  data: string;
  json: boolean;
}

export function addAspectsEvaluation(program: Command): void {
  program
    .command('aspects')
    .description('Which aspects a sentence of a review speaks of: the artifact beside seed words alone.')
    .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin …')
    .option('--data <file>', 'lines `category TAB aspects TAB text` under a header', ASPECT_SAMPLE)
    .option('--json', 'print one JSON object, with every failure', false)
    .action(({ artifact, data, json }: AspectsFlags) =>
      runCommand(async () => {
        const sample = readAspectSample(data);
        const { card, weights } = readTextEncoder(artifact);
        if (!weights.aspects) {
          throw new InputError(
            `${artifact}/card.json: config.aspects: missing; make an artifact that tells them with \`train aspects\``,
          );
        }
        await startEngine();
        const { model, baselines } = await evaluateAspectModel(weights, card.config, sample);
        const figures = Object.entries(baselines).map(([name, own]) => [name, aspectFigures(own)] as const);
        const shown = json
          ? JSON.stringify({ artifact: card.version, ...model, baselines }, null, 2)
          : aspectTable(aspectFigures(model), Object.fromEntries(figures));
        process.stdout.write(`${shown}\n`);
      }),
    );
}
