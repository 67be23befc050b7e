import { type Command } from 'commander';

/** What the encoder of questions learns from, see `QuestionSources`. */
export function addQuestionOptions(command: Command): Command {
  return command
    .option(
      '--pairs <files...>',
      'lines `question TAB question TAB 0|1`, to learn matching questions from',
      [],
    )
    .option(
      '--questions-not-in <files...>',
      'leave out pairs with a question of these JSON lines {id, standard, queries[]}: those to evaluate on',
      [],
    )
    .option('--no-faq', 'with --pairs: without the phrasings of the shop’s FAQ');
}
