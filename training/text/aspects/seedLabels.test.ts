import { readSeeds } from './seedLabels';

describe('readSeeds', () => {
  it('names the aspects whose words occur, and leaves the text without the words', () => {
    expect(readSeeds('质量不错，物流给力')).toMatchObject({ aspects: ['quality', 'logistics'] });
    expect(readSeeds('质量不错').rest).not.toContain('质量');
  });

  it('does not take a counter-example for its word', () => {
    expect(readSeeds('这话不值一提').aspects).toEqual([]);
  });

  it('finds nothing in a text that speaks of nothing', () => {
    expect(readSeeds('昨天刚收到')).toMatchObject({ aspects: [] });
  });
});
