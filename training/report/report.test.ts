import { type DetailedEvaluation, type Evaluation } from '../evaluate/evaluateArtifact';
import { type ExposureReport } from '../evaluate/exposureReport';
import { type GroupReport } from '../evaluate/groups/groupReport';
import { flatMetrics, RANK_METRIC_NAMES, type RankMetric } from '../evaluate/metricTable';
import { barPlot } from './barPlot';
import { groupSection } from './groupSection';
import { htmlReport } from './htmlReport';
import { linePlot } from './linePlot';
import { escapeXml, ticks } from './plotFrame';
import { seedReport } from './seedReport';
import { sessionReport } from './sessionReport';

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
    const none = barPlot({ ...frame, bars: [], referenceName: 'nobody' });
    for (const svg of [one, linePlot({ ...frame, series: [] }), none]) {
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(svg).toContain('aria-label="a &lt; b"');
    }
  });

  it('escape what came from data', () => {
    expect(escapeXml('<script>"&')).toBe('&lt;script&gt;&quot;&amp;');
  });

  /** `[x, y]` of the upper left corner and the size of every bar. */
  function barsOf(svg: string) {
    const attributes = [
      ...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
    ];
    return attributes.map((match) => match.slice(1).map(Number));
  }

  it('draw bars as high as their values, whiskers from low to high, and the reference across', () => {
    const svg = barPlot({
      ...frame,
      bars: [
        { label: 'a', value: 2, low: 1, high: 3, reference: 2 },
        { label: 'b', value: 1 },
      ],
    });
    const [a, b] = barsOf(svg);
    expect(a![3]! / b![3]!).toBeCloseTo(2, 1);
    const [, low, high] = /M[\d.]+ ([\d.]+)V([\d.]+)/.exec(svg)!.map(Number);
    expect(low).toBeCloseTo(b![1]!, 0);
    expect(a![1]! - high!).toBeCloseTo(b![3]!, 0);
    const mark = Number(/<path d="M[\d.]+ ([\d.]+)h/.exec(svg)![1]);
    expect(mark).toBeCloseTo(a![1]!, 0);
  });

  it('turn labels that do not fit beside each other', () => {
    const bars = Array.from({ length: 20 }, (_, index) => ({ label: `occupation ${index}`, value: 1 }));
    expect(barPlot({ ...frame, bars }).match(/rotate\(-52/g)).toHaveLength(20);
    expect(barPlot({ ...frame, bars: bars.slice(0, 2) })).not.toContain('rotate(-52');
  });
});

const estimate = { value: 0.1, low: 0.05, high: 0.15 };
const metrics = flatMetrics({ ranks: Float64Array.of(0, 3), recommended: Int32Array.of(2, 1) });

const group: GroupReport = {
  by: 'gender',
  baseline: 'transitions',
  leftOut: 3,
  groups: ['F', '<b>'].map((label) => ({ label, users: 1200, ...metrics, ndcgGain: estimate })),
  gaps: {
    ndcgAt10: { ...estimate, best: 'F', worst: '<b>', verdict: 'difference shown' },
    mrr: { ...estimate, low: -0.01, best: 'F', worst: '<b>', verdict: 'no difference shown' },
  },
};

describe('groupSection', () => {
  it('says in words what may be concluded, and of how many users', () => {
    const html = groupSection(group);
    expect(html).toContain(
      '<b>NDCG@10: difference shown</b> between “F” and “&lt;b&gt;” (0.1000, 95 % interval',
    );
    expect(html).toContain('<b>MRR: no difference shown</b>');
    expect(html).toContain('1,200');
    expect(html).toContain('In no group: 3');
  });
});

describe('htmlReport', () => {
  const exposure: ExposureReport = {
    coverageAt10: estimate,
    gini: estimate,
    novelty: estimate,
    placesByPopularity: Array.from({ length: 5 }, () => estimate),
  };
  const evaluation: Evaluation = {
    artifact: '1',
    protocol: 'last item',
    users: 1,
    items: 2,
    ...metrics,
    baselines: { popularity: metrics },
    leftOut: ['ease left out: <too many>'],
    ndcgGains: { popularity: estimate },
    groups: [group],
    exposure: { model: exposure, popularity: exposure },
    quantisation: {
      recallAt10: { float: estimate, quantised: estimate, difference: -0.001, relative: -0.01 },
      ndcgAt10: { float: estimate, quantised: estimate, difference: -0.00123, relative: -0.0123 },
      mrr: { float: estimate, quantised: estimate, difference: 0, relative: 0 },
    },
    prices: { users: 44, recommended: estimate, taken: estimate },
  };
  const detailed = {
    evaluation,
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
      },
    },
    ranked: { ranks: Float64Array.of(0), topTens: new Int32Array(10), recommended: Int32Array.of(1, 1) },
    recommended: { model: Int32Array.of(0, 1), popularity: Int32Array.of(1, 0) },
    interactions: Int32Array.of(2, 1),
  } as unknown as DetailedEvaluation;

  it('fetches nothing, runs nothing and escapes names', () => {
    const html = htmlReport(detailed);
    expect(html).toContain('&lt;img src=x&gt; (simulated behaviour)');
    expect(html).toContain('Ease left out: &lt;too many&gt;');
    expect(html).not.toMatch(/<script|<link|<img|https?:|NaN|undefined/);
  });

  it('shows every part once: groups, exposure, quantisation, prices, loss', () => {
    const html = htmlReport(detailed);
    expect(html.match(/<svg/g)).toHaveLength(4);
    for (const title of [
      'By gender',
      'What gets shown',
      'What quantisation costs',
      'Prices',
      'Training loss',
    ]) {
      expect(html.split(title)).toHaveLength(title === 'Training loss' ? 3 : 2);
    }
    expect(html).toContain('-0.00123<small class="muted">-1.23 %</small>');
  });
});

describe('seedReport and sessionReport', () => {
  const spread = { ...estimate, standardDeviation: 0.0123 };
  const perMetric = <T>(value: T) =>
    Object.fromEntries(RANK_METRIC_NAMES.map((name) => [name, value])) as Record<RankMetric, T>;
  const gain = { overSeeds: spread, overUsers: estimate };

  it('show every seed and ranker once, fetch nothing and escape names', () => {
    const seeds = seedReport({
      protocol: 'p',
      users: 5,
      items: 6,
      seeds: [1, 2].map((seed) => ({ seed, epochs: 3, gini: 0.5, ...metrics })),
      metrics: { ...perMetric(spread), coverageAt10: spread, gini: spread },
      baselines: { '<b>': metrics },
      leftOut: ['ease left out'],
      bestBaseline: '<b>',
      gains: perMetric(gain),
    });
    const sessions = sessionReport({
      protocol: 'p',
      artifact: '1',
      trainSessions: 2,
      testSessions: 2,
      questions: 3,
      items: 4,
      unknownClicks: 0,
      rankers: {
        model: { ...perMetric(estimate), coverageAt10: 1 },
        '<b>': { ...perMetric(estimate), coverageAt10: 1 },
      },
      leftOut: [],
      warnings: ['it may know the answers'],
    });
    for (const html of [seeds, sessions]) {
      expect(html).not.toMatch(/<script|<link|<img|https?:|NaN|undefined/);
      expect(html).toContain('&lt;b&gt;');
    }
    expect(seeds).toContain('0.0123');
    expect(sessions).toContain('It may know the answers.');
  });
});
