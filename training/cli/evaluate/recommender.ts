import { type Command } from 'commander';
import { readDatasetFolder } from '../../datasets/datasetFolder';
import { type InteractionLog } from '../../datasets/interactionLog';
import { readItemTable } from '../../datasets/itemTable';
import { readSequenceFile } from '../../datasets/sequenceFile';
import { readTestFile } from '../../datasets/testFile';
import { readUserTable } from '../../datasets/userTable';
import { evaluateArtifact } from '../../evaluate/evaluateArtifact';
import { InputError } from '../../inputError';
import { htmlReport } from '../../report/htmlReport';
import { evaluationTable } from '../evaluationTable';
import { runCommand } from '../runCommand';
import { show, withOutputFlags, type OutputFlags } from './outputFlags';

interface RecommenderFlags extends OutputFlags {
  artifact: string;
  sequences?: string;
  test?: string;
  dataset?: string;
  users?: string;
  items?: string;
}

export function addRecommenderCommand(program: Command): void {
  const command = program
    .command('recommender')
    .description('Rank all items for each held-out one, with the weights as they ship.')
    .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin …')
    .option('--sequences <file>', 'lines `user item item …`: the histories; plain or .gz')
    .option('--test <file>', 'lines `user TAB item`: the item that came next; plain or .gz')
    .option('--dataset <dir>', 'both of a data set that `train dataset --until` built')
    .option('--users <file>', 'a table `user TAB gender TAB age …`: report by each column')
    .option('--items <file>', 'the table of the items: report how prices go with the ranking');
  withOutputFlags(command).action((flags: RecommenderFlags) =>
    runCommand(async () => {
      const { log, test } = readQuestions(flags);
      const detailed = await evaluateArtifact(flags.artifact, log, test, {
        userTable: flags.users ? readUserTable(flags.users) : undefined,
        itemFields: flags.items ? readItemTable(flags.items).itemFields : undefined,
      });
      const { evaluation } = detailed;
      show({ json: evaluation, text: evaluationTable(evaluation), html: () => htmlReport(detailed) }, flags);
    }),
  );
}

interface Questions {
  log: Pick<InteractionLog, 'sequences'>;
  test: Map<string, string>;
}

function readQuestions({ sequences, test, dataset }: RecommenderFlags): Questions {
  if (dataset === undefined && sequences !== undefined && test !== undefined) {
    return { log: readSequenceFile(sequences), test: readTestFile(test) };
  }
  if (dataset === undefined || sequences !== undefined || test !== undefined) {
    throw new InputError('expected --sequences and --test, or --dataset alone');
  }
  const read = readDatasetFolder(dataset);
  if (!read.test) throw new InputError(`${dataset}: built without --until, so nothing is held out`);
  return { log: read.log, test: read.test };
}
