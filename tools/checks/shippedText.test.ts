import { setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { join, resolve } from 'node:path';
import { newestArtifact } from './artifactSize';
import { readTextEncoder } from '../../training/text/encoder/textEncoderArtifact';
import { scoreTexts } from '../../training/text/encoder/scoreTexts';
import { readBehaviourProbes } from '../../training/text/probes/behaviourProbes';
import { evaluateProbes, polarityPredictor, probeTexts } from '../../training/text/probes/evaluateProbes';
import { readTextScorer } from '../../training/text/textScorer';

const MODELS = resolve(__dirname, '../../model-artifacts/text');
const directory = join(MODELS, newestArtifact(MODELS)!);
const { card, weights, parity } = readTextEncoder(directory);

beforeAll(async () => {
  await setBackend('cpu');
});

describe('the text model that ships', () => {
  it('is at most a megabyte, and as many bytes as its card says', () => {
    expect(card.weightBytes).toBeLessThanOrEqual(1_000_000);
  });

  it('says on a plain backend what the training engine said', async () => {
    const scores = await scoreTexts(
      weights,
      card.config,
      parity.cases.map(({ text }) => text),
    );
    parity.cases.forEach(({ text, polarity, neutrality }, index) => {
      const own = scores[index]!;
      expect([text, Math.abs(own.polarity - polarity) <= parity.tolerance]).toEqual([text, true]);
      expect([text, Math.abs(own.neutrality - neutrality) <= parity.tolerance]).toEqual([text, true]);
    });
  });

  it('is better than logistic regression on texts that neither learned from, and calibrated', () => {
    const { metrics, baselines } = card.evaluation;
    expect(metrics.accuracy.value).toBeGreaterThan(baselines['logistic regression, idf']!.accuracy.value);
    expect(metrics.ece.value).toBeLessThan(0.02);
  });

  it('passes four of five behaviour probes', async () => {
    const probes = readBehaviourProbes();
    const scorer = await readTextScorer(directory);
    const { rate } = evaluateProbes(await polarityPredictor(scorer, probeTexts(probes)), probes);
    expect(rate).toBeGreaterThan(0.8);
  });
});
