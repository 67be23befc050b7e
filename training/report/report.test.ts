import { byHistoryLength, byPopularity, htmlReport } from './htmlReport';
import { barPlot, escapeXml, linePlot, ticks } from './svgPlots';
import { type DetailedEvaluation } from '../evaluate/evaluateArtifact';

describe('ticks', () => {
  it.each([
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [3, 17, [5, 10, 15]],
    [0, 0.04, [0, 0.01, 0.02, 0.03, 0.04]],
  ])('are round numbers between %d and %d', (min, max, expected) => {
    expect(ticks(min, max).map((tick) => Number(tick.toFixed(6)))).toEqual(expected);
  });
});

describe('plots', () => {
  const frame = { title: 'a < b', xLabel: 'x', yLabel: 'y' };

  it('stay valid without any point, and with one', () => {
    const one = linePlot({ ...frame, series: [{ name: 'l', points: [{ x: 1, y: 2 }] }] });
    for (const svg of [one, linePlot({ ...frame, series: [] }), barPlot({ ...frame, bars: [] })]) {
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(svg).toContain('aria-label="a &lt; b"');
    }
  });

  it('escapes what came from data', () => {
    expect(escapeXml('<script>"&')).toBe('&lt;script&gt;&quot;&amp;');
  });
});

describe('byHistoryLength', () => {
  it('puts every question into one group', () => {
    const questions = [1, 2, 3, 4, 9, 100].map((length) => ({ history: new Int32Array(length) }));
    const bars = byHistoryLength(questions, Float64Array.of(0, 1, 2, 3, 4, Infinity));
    expect(bars.map(({ label, note }) => [label, note])).toEqual([
      ['0–1', '1'],
      ['2', '1'],
      ['3–4', '2'],
      ['9–16', '1'],
      ['33+', '1'],
    ]);
    expect(bars[0]!.value).toBe(1);
    expect(bars.at(-1)!.value).toBe(0);
  });
});

describe('byPopularity', () => {
  it('gives the shares of fifths of the items, most popular first', () => {
    const bars = byPopularity(Int32Array.of(0, 1, 2, 3, 4), Int32Array.of(10, 20, 30, 0, 40));
    expect(bars.map(({ value }) => value)).toEqual([0.4, 0.2, 0.1, 0, 0.3]);
    expect(bars.map(({ note }) => note)).toEqual(['40 %', '30 %', '20 %', '10 %', '0 %']);
  });
});

describe('htmlReport', () => {
  it('fetches nothing, runs nothing and escapes names', () => {
    const estimate = { value: 0.1, low: 0.05, high: 0.15 };
    const metrics = { recallAt10: 0.1, ndcgAt10: 0.1, mrr: 0.1, coverageAt10: 0.5 };
    const intervals = { recallAt10: [0, 1], ndcgAt10: [0, 1], mrr: [0, 1] } as const;
    const html = htmlReport({
      evaluation: {
        artifact: '1',
        protocol: 'last item',
        users: 1,
        items: 2,
        ...metrics,
        intervals,
        baselines: { popularity: { ...metrics, intervals } },
        ndcgGains: { popularity: estimate },
      },
      artifact: {
        card: {
          version: '1',
          seed: 1,
          gitCommit: 'unknown',
          training: { epochs: 2, losses: [3, 2] },
          dataset: {
            name: '<img src=x>',
            licence: 'none',
            sha256: 'f'.repeat(64),
            simulated: true,
            users: 1,
            items: 2,
            interactions: 3,
          },
          evaluation: { metrics: { ndcgAt10: estimate } },
        },
      },
      questions: [{ user: 0, history: Int32Array.of(0), target: 1 }],
      ranked: { ranks: Float64Array.of(0), recommended: Int32Array.of(0, 1) },
      interactions: Int32Array.of(2, 1),
    } as unknown as DetailedEvaluation);
    expect(html).toContain('&lt;img src=x&gt; (simulated behaviour)');
    expect(html).not.toMatch(/<script|<link|<img|https?:|NaN|undefined/);
    expect(html.match(/<svg/g)).toHaveLength(3);
  });
});
