import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusTexts } from './corpusTexts';
import { readDomain } from './domain';
import { domains } from './domains';

describe('domains', () => {
  it.each(domains().map((domain) => [domain.category, domain] as const))(
    'has enough of its own for %s: sentences of each label, aspects, clauses',
    (_, { sentences, aspects, clauses, things }) => {
      const { pos, neg, neu } = sentences;
      expect(pos.length).toBeGreaterThanOrEqual(8);
      expect(neg.length).toBeGreaterThanOrEqual(8);
      expect(neu.length).toBeGreaterThanOrEqual(4);
      expect(pos.length + neg.length + neu.length).toBeGreaterThanOrEqual(25);
      expect(aspects.length).toBeGreaterThanOrEqual(5);
      expect(things.length).toBeGreaterThanOrEqual(2);
      for (const pool of Object.values(clauses)) expect(pool.length).toBeGreaterThanOrEqual(5);
    },
  );

  it('has names of their own', () => {
    const names = domains().map(({ category }) => category);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says nothing of one label under another', () => {
    for (const { category, clauses, sentences } of domains()) {
      const all = [...Object.values(clauses), ...Object.values(sentences)].flat();
      expect([category, all.length]).toEqual([category, new Set(all).size]);
    }
  });

  it('uses every word, clause and sentence of every pool', () => {
    const said = new Map(domains().map(({ category }) => [category, '']));
    for (const { category, text } of corpusTexts(1, 200_000)) {
      said.set(category, `${said.get(category)}\n${text}`);
    }
    for (const domain of domains()) {
      const { category, aspects, clauses, sentences } = domain;
      const predicates = aspects.flatMap(({ names, pos, neg, neu }) => [
        ...names,
        ...[...pos, ...neg, ...neu].map(({ text }) => text),
      ]);
      const { things, again, rivals, defects, boons, events, questions, wishes } = domain;
      const pool = [
        ...Object.values(clauses).flat(),
        ...Object.values(sentences).flat(),
        ...predicates,
        ...[things, again, rivals, defects, boons, events, questions, wishes].flat(),
        ...Object.values(domain.lasting ?? {}).flat(),
      ];
      expect([category, pool.filter((words) => !said.get(category)!.includes(words))]).toEqual([
        category,
        [],
      ]);
    }
  });
});

describe('readDomain', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'domain-')), 'broken.tsv');
  it.each([
    ['an unknown key', 'price\tlow', /broken\.tsv:1: expected a key/],
    ['a missing column', 'name\tx\naspect\ta\t*b\tc', /broken\.tsv:2: expected 4 non-empty cell/],
    ['a star inside a word', 'name\tx\npos\t很*好', /broken\.tsv:2: expected `\*` at the start/],
    ['an unknown mode', 'name\tx\nmode\ty', /broken\.tsv:2: expected mode goods/],
    ['no name', 'mode\tgoods', /one line `name`/],
    ['a list left out', 'name\tx\nmode\teat\nbuy\t买\nuse\t用', /a line `things`/],
  ])('names the line of %s', (_, content, message) => {
    writeFileSync(path, content);
    expect(() => readDomain(path)).toThrow(message);
  });
});
