import { createHash } from 'node:crypto';
import { type ModelCard } from '../../src/contracts';
import { compareText } from './compareText';
import { downloadCosts } from './downloadCosts';
import { type Artifact } from './readArtifact';

const card = {} as ModelCard;
const artifactOf = (contents: Record<string, Buffer>): Artifact => ({
  card,
  files: Object.entries(contents).map(([name, bytes]) => ({
    name,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })),
});
/** Bytes that no compression makes smaller. */
const noise = (seed: string, length: number) =>
  Buffer.concat(
    Array.from({ length: length / 32 }, (_, part) => createHash('sha256').update(`${seed} ${part}`).digest()),
  );

describe('what a new artifact costs phones', () => {
  const weights = noise('weights', 32_000);
  const changed = Buffer.from(weights);
  changed.fill(0, 100, 200);
  const costs = downloadCosts(
    artifactOf({ same: weights, changed: weights, other: weights }),
    artifactOf({ same: weights, changed, other: noise('other', 32_000), added: noise('added', 3200) }),
  );
  const loaded = Object.fromEntries(costs.files.map(({ name, loadedBytes }) => [name, loadedBytes]));

  it('is nothing for a file that is the same, and the whole for what is new or another altogether', () => {
    expect(loaded).toMatchObject({ same: 0, other: 32_000, added: 3200 });
  });

  it('is about what changed where a patch saves', () => {
    expect(loaded['changed']).toBeGreaterThan(0);
    expect(loaded['changed']).toBeLessThan(100);
  });

  it('is told file by file and together', () => {
    expect(costs.wholeBytes).toBe(99_200);
    expect(costs.share).toBeCloseTo((35_200 + loaded['changed']!) / 99_200);
    expect(compareText(costs)).toMatch(/^same +32000 +0 +0\.0 %$/m);
    expect(compareText(costs)).toMatch(/^together +99200 +352\d\d +35\.5 %$/m);
  });
});
