import { setBackend } from '@tensorflow/tfjs-core';
import { type TextArtifact } from '../../../inference/textEngine';
import {
  type SentimentModel,
  type TextFeatures,
  type TextScore,
} from '../../../models/text/encoder/sentimentModel';
import { beforeGpuCloses, openGpu, type OpenBackend } from '../openBackend';
import { testTextModel, uploadTextModel } from './textModel';

/** More texts go in several batches: their characters' textures stay within what any phone has. */
const MOST_IN_BATCH = 256;

/** A text model on the GPU that the recommender has open, for as long as it has. */
export interface GpuTextModel {
  /** Undefined without a GPU that reproduces what training recorded. Leaves the GPU as the current backend. */
  score(features: readonly TextFeatures[]): Promise<{ scores: TextScore[]; drawCalls: number } | undefined>;
  /** Gives up the GPU for good. */
  refuse(): void;
  dispose(): void;
}

interface Tenancy {
  backend: OpenBackend;
  model: SentimentModel;
  /** Rejects when the GPU closes: what is asked of it then is never answered. */
  closed: Promise<never>;
  leave(): void;
}

export function createGpuTextModel(
  artifact: TextArtifact,
  parity: readonly TextFeatures[],
  pause: () => Promise<void>,
): GpuTextModel {
  let tenancy: Tenancy | undefined;
  let isRefused = false;

  function moveOut(): void {
    tenancy?.leave();
    tenancy = undefined;
  }

  function moveIn(backend: OpenBackend): Tenancy {
    const model = uploadTextModel(artifact);
    let fail: (reason: Error) => void;
    const closed = new Promise<never>((_, reject) => (fail = reject));
    closed.catch(() => undefined);
    const forget = beforeGpuCloses(() => {
      fail(new Error('the GPU was closed'));
      moveOut();
    });
    const leave = () => {
      forget();
      model.dispose();
    };
    return { backend, model, closed, leave };
  }

  /** The model on the GPU, once it has proved itself there. */
  async function prepare(): Promise<Tenancy | undefined> {
    const backend = isRefused ? undefined : openGpu();
    if (tenancy && tenancy.backend !== backend) moveOut();
    if (!backend) return undefined;
    await setBackend('webgl');
    if (tenancy) return tenancy;
    const entered = (tenancy = moveIn(backend));
    await pause();
    await backend.compile(() => entered.model.rehearse(parity.slice(0, 1)), pause);
    const fault = await Promise.race([
      testTextModel(entered.model, artifact, parity, backend.isHalfFloat),
      entered.closed,
    ]);
    if (!fault) return entered;
    isRefused = true;
    moveOut();
    return undefined;
  }

  return {
    async score(features) {
      const current = await prepare();
      if (!current) return undefined;
      const before = current.backend.drawCalls();
      const scores: TextScore[] = [];
      for (let start = 0; start < features.length; start += MOST_IN_BATCH) {
        const batch = current.model.score(features.slice(start, start + MOST_IN_BATCH));
        scores.push(...(await Promise.race([batch, current.closed])));
      }
      if (current.backend.isLost()) return undefined;
      return { scores, drawCalls: current.backend.drawCalls() - before };
    },
    refuse() {
      isRefused = true;
      moveOut();
    },
    dispose: moveOut,
  };
}
