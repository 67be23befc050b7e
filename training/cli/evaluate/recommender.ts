import { type Command } from 'commander';
import { readItemTable } from '../../datasets/itemTable';
import { readSequenceFile } from '../../datasets/sequenceFile';
import { readTestFile } from '../../datasets/testFile';
import { readUserTable } from '../../datasets/userTable';
import { evaluateArtifact } from '../../evaluate/evaluateArtifact';
import { htmlReport } from '../../report/htmlReport';
import { evaluationTable } from '../evaluationTable';
import { runCommand } from '../runCommand';
import { show, withOutputFlags, type OutputFlags } from './outputFlags';

interface RecommenderFlags extends OutputFlags {
  artifact: string;
  sequences: string;
  test: string;
  users?: string;
  items?: string;
}

export function addRecommenderCommand(program: Command): void {
  const command = program
    .command('recommender')
    .description('Rank all items for each held-out one, with the weights as they ship.')
    .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin …')
    .requiredOption('--sequences <file>', 'lines `user item item …`: the histories; plain or .gz')
    .requiredOption('--test <file>', 'lines `user TAB item`: the item that came next; plain or .gz')
    .option('--users <file>', 'a table `user TAB gender TAB age …`: report by each column')
    .option('--items <file>', 'the table of the items: report how prices go with the ranking');
  withOutputFlags(command).action((flags: RecommenderFlags) =>
    runCommand(async () => {
      const log = readSequenceFile(flags.sequences);
      const detailed = await evaluateArtifact(flags.artifact, log, readTestFile(flags.test), {
        userTable: flags.users ? readUserTable(flags.users) : undefined,
        itemFields: flags.items ? readItemTable(flags.items).itemFields : undefined,
      });
      const { evaluation } = detailed;
      show({ json: evaluation, text: evaluationTable(evaluation), html: () => htmlReport(detailed) }, flags);
    }),
  );
}
