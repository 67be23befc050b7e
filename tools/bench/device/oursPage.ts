import { createScoringEngine } from '../../../src/packages/engine/engine';
import { countedGraphics } from '../../browser/countedGraphics';
import { createRankingArtifact, HISTORY, type Measured } from './deviceSetup';
import { measureRankings } from './measureRankings';

/** The engine as it ships, with a context of the given version, or on the cpu without one. */
async function measure(webglVersion: 0 | 1 | 2): Promise<Measured> {
  const { graphics, readCounts } = countedGraphics(webglVersion);
  // A clock that stands still: the trial finds no backend slow, so that each of them is measured.
  const engine = createScoringEngine({ graphics, nowMs: () => 0, isWechat: false });
  const artifact = createRankingArtifact();
  const { temperature } = artifact.card.config;
  const plain = {
    ...artifact,
    card: {
      ...artifact.card,
      config: {
        ...artifact.card.config,
        ...{ popularityWeight: 0, trendWeight: 0 },
        transitions: { ...artifact.card.config.transitions, weight: 0 },
      },
    },
    // Recorded with popularity: of no use here. The contenders are compared with each other instead.
    parity: { ...artifact.parity, cases: [] },
  };
  return measureRankings(
    async () => {
      const load = await engine.load(plain);
      const expected = webglVersion === 0 ? 'cpu' : 'webgl';
      if (!load.ok || load.backend !== expected) throw new Error(JSON.stringify(load.refusals));
    },
    async () => (await engine.score({ items: HISTORY })).scores.map((score) => score * temperature),
    readCounts,
  );
}

(globalThis as unknown as { measure: typeof measure }).measure = measure;
