import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type EmbeddedTextModel } from '../../src/inference/parseTextArtifact';
import { newestArtifact } from '../checks/artifactSize';

const ROOT = resolve(__dirname, '../..');
const MODELS = join(ROOT, 'model-artifacts/text');
const OUTPUT = join(ROOT, 'build/packages/text');

/** An artifact as the app carries it; `undefined` where `models` holds no version. */
export function embedNewestTextModel(models: string): EmbeddedTextModel | undefined {
  const version = newestArtifact(models);
  if (version === undefined) return undefined;
  const read = (name: string) => readFileSync(join(models, version, name));
  // Without the white space that is there for people.
  const json = (name: string) => JSON.stringify(JSON.parse(read(name).toString()));
  const weights = read('weights.bin');
  return {
    card: json('card.json'),
    parity: json('parity.json'),
    model: json('model.json'),
    weights: weights.toString('base64'),
    weightsSha256: createHash('sha256').update(weights).digest('hex'),
  };
}

if (process.argv[1] === __filename) {
  // null where none is shipped: the app then goes without.
  const json = JSON.stringify(embedNewestTextModel(MODELS) ?? null);
  for (const [name, content] of [
    ['model.js', `module.exports={model:${json}};\n`],
    ['model.json', json],
  ] as const) {
    const path = join(OUTPUT, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  console.log(`build/packages/text/model.js  ${(json.length / 1024).toFixed(1)} KiB`);
}
