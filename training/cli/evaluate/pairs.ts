import { type Command } from 'commander';
import { startEngine } from '../../engine/startEngine';
import { evaluatePairs } from '../../text/matching/evaluatePairs';
import { readMatching } from '../../text/matching/readMatching';
import { readQuestionPairs } from '../../text/matching/questionPairs';
import { runCommand } from '../runCommand';
import { textTable } from '../textTable';

interface PairsFlags {
  artifact: string;
  data: string;
  json: boolean;
}

export function addPairsCommand(program: Command): void {
  program
    .command('pairs')
    .description('Tell questions that ask the same from others, beside BM25.')
    .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin … of `train -- text --pairs`')
    .requiredOption(
      '--data <file>',
      'lines `question TAB question TAB 0|1`; each half is answered by a threshold that the other half chose',
    )
    .option('--json', 'print one JSON object', false)
    .action(({ artifact, data, json }: PairsFlags) =>
      runCommand(async () => {
        const { card, matching } = readMatching(artifact);
        const pairs = readQuestionPairs(data);
        await startEngine();
        const evaluation = await evaluatePairs(matching, card.config, pairs);
        const { n, same, metrics, baselines } = evaluation;
        const rows = [
          [`${n} pairs, ${(100 * same).toFixed(1)} % the same`, 'accuracy', 'AUC'],
          ...Object.entries({ 'this encoder with BM25': metrics, ...baselines }).map(([name, own]) => [
            name,
            own.accuracy.toFixed(4),
            own.auc.toFixed(4),
          ]),
        ];
        process.stdout.write(
          json
            ? `${JSON.stringify({ artifact: card.version, ...evaluation }, null, 2)}\n`
            : `${textTable(rows)}\n`,
        );
      }),
    );
}
