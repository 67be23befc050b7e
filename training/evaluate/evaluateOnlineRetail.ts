import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOnlineRetail, splitByTime } from '../datasets/onlineRetail';
import { InputError } from '../inputError';
import { type TrainOptions } from '../train/trainOptions';
import { type TrainingHooks } from '../train/trainingHooks';
import { evaluateArtifact, type DetailedEvaluation } from './evaluateArtifact';
import { trainArtifact } from '../train/trainArtifact';

/**
 * Trains on the purchases up to `until` and asks for the next new item of every customer who came back. The
 * artifact lives in a temporary folder. Answers `undefined` when a person interrupted.
 */
export async function evaluateOnlineRetail(
  source: string,
  until: string,
  options: Partial<TrainOptions>,
  hooks: Omit<TrainingHooks, 'save'>,
): Promise<DetailedEvaluation | undefined> {
  const retail = readOnlineRetail(findLog(source));
  const { sequences, test } = splitByTime(retail.purchases, until);
  if (test.size === 0) throw new InputError(`--until ${until}: nobody came back after that day`);
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-online-retail-'));
  try {
    const log = { ...retail, name: `${retail.name} to ${until}`, sequences };
    const written = await trainArtifact(
      { log, options, out: join(folder, 'artifact'), version: `online-retail-${until}`, resume: false },
      hooks,
    );
    if (written === undefined) return undefined;
    const detailed = await evaluateArtifact(written.directory, log, test, retail);
    const protocol =
      `trained on purchases to ${until}; the next new item of each customer who bought before and after, ` +
      'full ranking without the history, ties against the model, items first sold later count as misses';
    return { ...detailed, evaluation: { ...detailed.evaluation, protocol } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `source` itself, or the one `online_retail*.tsv` or `.tsv.gz` in it. */
function findLog(source: string): string {
  if (!existsSync(source)) throw new InputError(`${source}: does not exist`);
  if (!statSync(source).isDirectory()) return source;
  const file = readdirSync(source).find((name) => /^online_retail.*\.tsv(\.gz)?$/.test(name));
  if (file === undefined) throw new InputError(`${source}: expected a file online_retail….tsv or .tsv.gz`);
  return join(source, file);
}
