import { type Command } from 'commander';
import { startEngine } from '../../engine/startEngine';
import { InputError } from '../../inputError';
import { readTextEncoder } from '../../text/encoder/textEncoderArtifact';
import { readQuestionBank } from '../../text/matching/questionBank';
import { measureBank } from '../../text/matching/trainMatching';
import { runCommand } from '../runCommand';
import { textTable } from '../textTable';

interface FaqFlags {
  artifact: string;
  data: string;
  json: boolean;
}

export function addFaqCommand(program: Command): void {
  program
    .command('faq')
    .description('Ask an index of standard questions in other words, beside BM25.')
    .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin … of `train -- text --pairs`')
    .requiredOption('--data <file>', 'JSON lines {id, standard, queries[]}: all standards are the index')
    .option('--json', 'print one JSON object', false)
    .action(({ artifact, data, json }: FaqFlags) =>
      runCommand(async () => {
        const bank = readQuestionBank(data);
        const { card, weights } = readTextEncoder(artifact);
        if (!weights.matching) {
          throw new InputError(`${artifact}: expected an artifact that was trained with --pairs`);
        }
        await startEngine();
        const { metrics, baselines } = await measureBank(weights.matching, card.config, bank);
        const report = { artifact: card.version, standards: bank.length, ...metrics, baselines };
        const rows = Object.entries({ 'this encoder with BM25': metrics, ...baselines });
        process.stdout.write(
          json
            ? `${JSON.stringify(report, null, 2)}\n`
            : `${textTable([
                [`${bank.length} standards`, 'queries', 'recall@1', 'recall@5', 'MRR@10'],
                ...rows.map(([name, own]) => [
                  name,
                  String(own.n),
                  ...[own.recallAt1, own.recallAt5, own.mrrAt10].map((value) => value.toFixed(4)),
                ]),
              ])}\n`,
        );
      }),
    );
}
