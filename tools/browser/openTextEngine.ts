import { nextTurn } from '../../src/inference/nextTurn';
import { parseTextArtifact } from '../../src/inference/parseTextArtifact';
import { type TextEngine } from '../../src/inference/textEngine';
import { createTextEngine } from '../../src/packages/engine/engine';

/** The text engine as it ships with a model that the app carries. Rejects when it takes the model for no good one. */
export async function openTextEngine(embedded: unknown, pause = nextTurn): Promise<TextEngine> {
  const artifact = await parseTextArtifact(embedded, nextTurn);
  if (!artifact.ok) throw new Error(artifact.issues.join('; '));
  const engine = createTextEngine({ nowMs: () => performance.now(), isWechat: false, pause });
  const load = await engine.load(artifact.value);
  if (!load.ok) throw new Error(JSON.stringify(load.refusals));
  return engine;
}
