import { env, setBackend } from '@tensorflow/tfjs-core';
import { type TextArtifact } from '../../../inference/textEngine';
import {
  type SentimentModel,
  type TextFeatures,
  type TextScore,
} from '../../../models/text/encoder/sentimentModel';
import { beforeGpuCloses, openGpu, type OpenBackend } from '../openBackend';
import { gpuBatches } from './gpuBatches';
import { testTextModel, uploadTextModel } from './textModel';

/** More characters go in several batches: one of so many takes some 40 MB of the GPU. */
const MOST_CHARACTERS = 16_384;

/** tfjs lays out what is higher than a texture may be in another way, for which it compiles other programs. */
function mostCharacters(): number {
  return Math.min(MOST_CHARACTERS, 2 * env().getNumber('WEBGL_MAX_TEXTURE_SIZE'));
}

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
    const fault = await backend.withoutPool(async () => {
      await backend.compile(() => entered.model.rehearse(parity.slice(0, 1)), pause);
      const test = testTextModel(entered.model, artifact, parity, backend.isHalfFloat);
      return Promise.race([test, entered.closed]);
    });
    if (!fault) return entered;
    isRefused = true;
    moveOut();
    return undefined;
  }

  async function scoreOn(
    { model, closed }: Tenancy,
    features: readonly TextFeatures[],
  ): Promise<TextScore[]> {
    const scores: TextScore[] = [];
    for (const batch of gpuBatches(features, mostCharacters())) {
      if (scores.length > 0) await pause();
      scores.push(...(await Promise.race([model.score(batch), closed])));
    }
    return scores;
  }

  return {
    async score(features) {
      const current = await prepare();
      if (!current) return undefined;
      const { backend } = current;
      const before = backend.drawCalls();
      const scores = await backend.withoutPool(() => scoreOn(current, features));
      if (backend.isLost()) return undefined;
      return { scores, drawCalls: backend.drawCalls() - before };
    },
    refuse() {
      isRefused = true;
      moveOut();
    },
    dispose: moveOut,
  };
}
