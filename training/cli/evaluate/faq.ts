import { type Command } from 'commander';
import { type TextEncoderConfig } from '../../../src/contracts';
import { type NamedWeights } from '../../../src/models/text/encoder/namedWeights';
import { startEngine } from '../../engine/startEngine';
import { readQuestionBank, type BankEntry } from '../../text/matching/questionBank';
import { readMatching } from '../../text/matching/readMatching';
import { evaluateShopFaq } from '../../text/matching/shopFaq';
import { measureBank } from '../../text/matching/trainMatching';
import { readFaqTest } from '../../text/probes/faq/faqTest';
import { readFaqTopics } from '../../text/probes/faq/faqTopics';
import { runCommand } from '../runCommand';
import { textTable } from '../textTable';

interface FaqFlags {
  artifact: string;
  data?: string;
  json: boolean;
}

export function addFaqCommand(program: Command): void {
  program
    .command('faq')
    .description('Ask an index of standard questions in other words, beside BM25.')
    .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin … of `train -- text --pairs`')
    .option(
      '--data <file>',
      "JSON lines {id, standard, queries[]}: all standards are the index (default: the shop's own FAQ and its test)",
    )
    .option('--json', 'print one JSON object', false)
    .action(({ artifact, data, json }: FaqFlags) =>
      runCommand(async () => {
        const { card, matching } = readMatching(artifact);
        await startEngine();
        const report =
          data === undefined
            ? await askShopFaq(matching, card.config)
            : await askBank(matching, card.config, readQuestionBank(data));
        const { json: figures, rows } = report;
        process.stdout.write(
          json
            ? `${JSON.stringify({ artifact: card.version, ...figures }, null, 2)}\n`
            : `${textTable(rows)}\n`,
        );
      }),
    );
}

async function askShopFaq(weights: NamedWeights, config: TextEncoderConfig) {
  const entries = readFaqTopics().flatMap((topic) => topic.entries);
  const evaluation = await evaluateShopFaq(weights, config, entries, readFaqTest(entries));
  const { recallAt1, recallAt5, mrrAt10, precision, answered, refused, baselines } = evaluation;
  const figures = {
    'recall@1': recallAt1,
    'recall@5': recallAt5,
    'MRR@10': mrrAt10,
    'recall@1 of BM25': baselines.BM25.recallAt1,
    'recall@1 of vectors': baselines['vectors alone'].recallAt1,
    'precision of answers': precision,
    'questions answered': answered,
    'other messages refused': refused,
  };
  const rows = [
    [`${evaluation.n} questions to ${evaluation.entries} entries`, ''],
    ...Object.entries(figures).map(([name, value]) => [name, value.toFixed(4)]),
  ];
  return { json: evaluation, rows };
}

async function askBank(weights: NamedWeights, config: TextEncoderConfig, bank: readonly BankEntry[]) {
  const { metrics, baselines } = await measureBank(weights, config, bank);
  const rows = [
    [`${bank.length} standards`, 'queries', 'recall@1', 'recall@5', 'MRR@10'],
    ...Object.entries({ 'this encoder with BM25': metrics, ...baselines }).map(([name, own]) => [
      name,
      String(own.n),
      ...[own.recallAt1, own.recallAt5, own.mrrAt10].map((value) => value.toFixed(4)),
    ]),
  ];
  return { json: { standards: bank.length, ...metrics, baselines }, rows };
}
