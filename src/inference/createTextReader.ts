import { ASPECTS, type Aspect, type Polarity, type TextEncoderConfig } from '../contracts';
import { isNeutral } from '../models/text/encoder/polarityProbabilities';
import { type TextScore } from '../models/text/encoder/sentimentModel';
import { type AppLifecycle, type Clock, type Device } from '../platform';
import { nextTurn } from './nextTurn';
import { parseTextArtifact } from './parseTextArtifact';
import { type CarriedPolarity, type TextEngine, type TextEngineModule } from './textEngine';

/** What the model says of one text. */
export interface ReadText {
  opinion: Polarity;
  /** Log odds of positive against negative. */
  polarity: number;
  /** Those it speaks of, in the order of `ASPECTS`; always empty where the model tells none. */
  aspects: Aspect[];
}

export interface TextReading {
  texts: ReadText[];
  modelVersion: string;
}

export interface TextReaderStatus {
  state: 'idle' | 'loading' | 'ready' | 'absent';
  /** Why it is absent: a developer's English sentence. */
  detail?: string;
  modelVersion?: string;
  /** Whether the model tells aspects. */
  tellsAspects?: boolean;
}

/** Reads reviews on the phone. No method rejects; without a model every answer is undefined and the shop goes on. */
export interface TextReader {
  /** Loads the engine and the model when a text is first read. */
  readTexts(texts: readonly string[]): Promise<TextReading | undefined>;
  explain(text: string): Promise<CarriedPolarity | undefined>;
  status(): TextReaderStatus;
  /** Frees the weights; the next text loads them again. */
  releaseMemory(): void;
}

export interface TextReaderOptions {
  platform: {
    clock: Pick<Clock, 'monotonicMs'>;
    device: Pick<Device, 'describe'>;
    lifecycle: Pick<AppLifecycle, 'onMemoryWarning'>;
  };
  loadEngine: () => Promise<TextEngineModule>;
  /** What the app carries, see `EmbeddedTextModel`; undefined where it carries none. */
  loadModel: () => Promise<unknown>;
}

export function createTextReader({ platform, loadEngine, loadModel }: TextReaderOptions): TextReader {
  let status: TextReaderStatus = { state: 'idle' };
  let opening: Promise<{ engine: TextEngine; config: TextEncoderConfig } | undefined> | undefined;

  function absent(detail: string): undefined {
    status = { state: 'absent', detail };
    return undefined;
  }

  async function open() {
    status = { state: 'loading' };
    const embedded = await loadModel();
    if (embedded === undefined || embedded === null) return absent('this app carries no text model');
    const artifact = await parseTextArtifact(embedded, nextTurn);
    if (!artifact.ok) return absent(artifact.issues.join('; '));
    const { createTextEngine } = await loadEngine();
    const engine = createTextEngine({
      nowMs: platform.clock.monotonicMs,
      isWechat: platform.device.describe().platform === 'weapp',
    });
    const load = await engine.load(artifact.value);
    if (!load.ok) return absent(load.refusals.map(({ detail }) => detail).join('; '));
    const { version, config } = artifact.value.card;
    status = { state: 'ready', modelVersion: version, tellsAspects: config.aspects !== undefined };
    return { engine, config };
  }

  function opened() {
    opening ??= open().catch((error: unknown) => {
      // The package may not have come over the network: the next text asks for it again.
      opening = undefined;
      return absent(String(error));
    });
    return opening;
  }

  function releaseMemory(): void {
    void opening?.then((model) => model?.engine.releaseMemory());
    opening = undefined;
    if (status.state === 'ready') status = { state: 'idle' };
  }
  platform.lifecycle.onMemoryWarning(releaseMemory);

  return {
    async readTexts(texts) {
      const model = await opened();
      if (!model) return undefined;
      try {
        const { scores } = await model.engine.score(texts);
        return {
          texts: scores.map((score) => interpret(score, model.config)),
          modelVersion: status.modelVersion!,
        };
      } catch (error) {
        opening = undefined;
        return absent(String(error));
      }
    },
    async explain(text) {
      const model = await opened();
      return model?.engine.explain(text).catch(() => undefined);
    },
    status: () => status,
    releaseMemory,
  };
}

function interpret(score: TextScore, { sentiment }: TextEncoderConfig): ReadText {
  const { polarity, aspects } = score;
  const signed = polarity > 0 ? 'pos' : 'neg';
  return {
    opinion: isNeutral(score, sentiment) ? 'neu' : signed,
    polarity,
    aspects: aspects ? ASPECTS.filter((_, index) => aspects[index]! > 0) : [],
  };
}
