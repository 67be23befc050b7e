import { enableProdMode } from '@tensorflow/tfjs-core';
import { type Manifest, parseModelCard, type ModelCard } from '../../src/contracts';
import { parseArtifact } from '../../src/inference/parseArtifact';
import { createScoringEngine } from '../../src/packages/engine/engine';
import { type Cloud } from './connectCloud';
import { downloadBytes } from './fileIds';
import { type Artifact } from './readArtifact';

/** Of all files of a shop with up to 600 items; larger shops get as much for each item. */
const MAX_SMALL_SHOP_BYTES = 300 * 1024;
const SMALL_SHOP_ITEMS = 600;

/** What speaks against publishing an artifact: one line a reason, none when it may go out. */
export async function findObjections(artifact: Artifact, live: ModelCard | undefined): Promise<string[]> {
  return [
    ...(await checkParity(artifact)),
    ...checkSize(artifact),
    ...(live ? checkQuality(artifact.card, live) : []),
  ];
}

/** Loads the artifact as a phone without a GPU does: the same code, the same comparison. */
async function checkParity({ files }: Artifact): Promise<string[]> {
  const parsed = parseArtifact(new Map(files.map(({ name, bytes }) => [name, new Uint8Array(bytes)])));
  if (!parsed.ok) return parsed.issues;
  enableProdMode(); // no advice about tfjs-node
  const engine = createScoringEngine({
    graphics: { createContext: () => undefined, isMobile: false },
    nowMs: () => performance.now(),
    isWechat: false,
  });
  const load = await engine.load(parsed.value);
  engine.releaseMemory();
  if (load.ok) return [];
  const detail = load.refusals.find(({ backend }) => backend === 'cpu')?.detail ?? 'no backend';
  return [`parity.json: the weights do not give the scores that training recorded (${detail})`];
}

function checkSize({ card, files }: Artifact): string[] {
  const sizeBytes = files.reduce(
    (sum, { name, bytes }) => sum + (name === 'weights.bin' ? bytes.length : 0),
    0,
  );
  const budget = MAX_SMALL_SHOP_BYTES * Math.max(1, card.dataset.items / SMALL_SHOP_ITEMS);
  if (sizeBytes <= budget) return [];
  return [
    `weights.bin: ${sizeBytes} bytes, the budget for ${card.dataset.items} items is ${Math.floor(budget)}`,
  ];
}

/** Worse beyond chance: the new figure lies below the interval of the live one. */
function checkQuality({ evaluation }: ModelCard, live: ModelCard): string[] {
  const [next, now] = [evaluation.metrics.ndcgAt10, live.evaluation.metrics.ndcgAt10];
  if (next.value >= now.low) return [];
  const figures = `${next.value.toFixed(4)} against ${now.value.toFixed(4)} (${now.low.toFixed(4)} to ${now.high.toFixed(4)})`;
  return [`NDCG@10 is below that of the live model ${live.version}: ${figures}`];
}

/** The card of what phones run; `undefined` when nothing is published or its card cannot be read any more. */
export async function readLiveCard(
  cloud: Cloud,
  newest: Manifest | undefined,
): Promise<ModelCard | undefined> {
  const file = newest?.files.find(({ path }) => path === 'card.json');
  if (!file) return undefined;
  const bytes = await downloadBytes(cloud, file);
  const card = bytes && parseModelCard(JSON.parse(bytes.toString()));
  return card?.ok ? card.value : undefined;
}
