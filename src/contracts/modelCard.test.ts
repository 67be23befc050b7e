import { parseVocabulary } from './modelCard';

describe('a vocabulary beside a card', () => {
  it.each([
    [{ items: ['a'], attributes: ['brand=x'] }, { contentAttributes: 1 }],
    [{ items: ['a'] }, {}],
  ])('is taken when it has as many attributes: %j, %j', (vocabulary, config) => {
    expect(parseVocabulary(vocabulary, config)).toEqual({ ok: true, value: vocabulary });
  });

  it('is refused when the table has other rows than it has keys', () => {
    expect(parseVocabulary({ items: ['a'], attributes: ['brand=x'] }, { contentAttributes: 2 })).toEqual({
      ok: false,
      issues: ['attributes: expected 2 as card.json says, got 1'],
    });
    expect(parseVocabulary({ items: ['a'], attributes: ['brand=x'] }, {}).ok).toBe(false);
  });
});
