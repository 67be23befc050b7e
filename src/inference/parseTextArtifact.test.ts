import { parseTextArtifact } from './parseTextArtifact';
import { embedTextArtifact } from './testing/embedTextArtifact';
import { createSampleTextArtifact } from './testing/sampleTextArtifact';

const embedded = embedTextArtifact(createSampleTextArtifact());
const DIGITS = 16 * 1024;

describe('a text model that the app carries', () => {
  it('is decoded a part at a time, with a turn of the page between them', async () => {
    let turns = 0;
    const parsed = await parseTextArtifact(embedded, async () => void (turns += 1));
    expect(parsed.ok).toBe(true);
    expect(embedded.weights.length).toBeGreaterThan(DIGITS);
    expect(turns).toBe(Math.ceil(embedded.weights.length / DIGITS) - 1);
  });

  it.each([0, DIGITS + 4, embedded.weights.length - 8])(
    'is refused when four of its digits are others, wherever (at %i)',
    async (at) => {
      const { weights } = embedded;
      const other = weights.slice(at, at + 4) === 'AAAA' ? 'BBBB' : 'AAAA';
      const changed = { ...embedded, weights: weights.slice(0, at) + other + weights.slice(at + 4) };
      const parsed = await parseTextArtifact(changed, async () => undefined);
      expect(parsed).toEqual({ ok: false, issues: ['weights: not the bytes that were embedded'] });
    },
  );
});
