import { type Command } from 'commander';
import { InputError } from '../../inputError';
import { textEvaluationReport } from '../../report/textEvaluationReport';
import { withoutTextsOf } from '../../text/distinctTexts';
import { evaluateTexts } from '../../text/evaluateTexts';
import { readLabelledTexts } from '../../text/labelledTexts';
import { readTextScorer } from '../../text/textScorer';
import { textEvaluationTable } from '../classifierTable';
import { runCommand } from '../runCommand';
import { show, withOutputFlags, type OutputFlags } from './outputFlags';

interface SentimentFlags extends OutputFlags {
  artifact: string;
  data: string;
  notIn?: string[];
}

export function addSentimentCommand(program: Command): void {
  const command = program
    .command('sentiment')
    .description('Classify labelled texts with an artifact, as a phone would, and count.')
    .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin …')
    .requiredOption(
      '--data <file>',
      'lines `label TAB text` or `category TAB label TAB text`; of polarities any of 0, 1, neg, neu, pos; plain or .gz',
    );
  command.option('--not-in <files...>', 'leave out texts that occur in these sets: what was learned from');
  withOutputFlags(command).action((flags: SentimentFlags) =>
    runCommand(async () => {
      const file = readLabelledTexts(flags.data);
      const learned = (flags.notIn ?? []).flatMap((path) => readLabelledTexts(path).texts);
      const texts = withoutTextsOf(file.texts, learned);
      if (texts.length === 0) throw new InputError(`${flags.data}: expected texts that are not in --not-in`);
      const detailed = await evaluateTexts(await readTextScorer(flags.artifact), { ...file, texts });
      const { evaluation } = detailed;
      const html = () => textEvaluationReport(detailed);
      show({ json: evaluation, text: textEvaluationTable(evaluation), html }, flags);
    }),
  );
}
