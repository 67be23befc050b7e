import { act, fireEvent, render, screen } from '@testing-library/react';
import { type ReactElement } from 'react';
import { type ReadText, type TextReader } from '../../inference/createTextReader';
import { createOpinionStore } from './opinionStore';
import { OpinionSummaryView } from './OpinionSummaryView';
import { ReviewHint } from './ReviewHint';
import { SentimentProvider } from './sentimentService';

/** Reads words: 物流 and 质量 are aspects, 慢 is bad. */
function createReader(modelVersion: string | undefined = 'm1') {
  const asked: (readonly string[])[] = [];
  const state: { modelVersion: string | undefined } = { modelVersion };
  const readOne = (text: string): ReadText => ({
    opinion: text.includes('慢') ? 'neg' : 'pos',
    polarity: text.includes('慢') ? -1 : text.length,
    aspects: [
      ...(text.includes('质量') ? (['quality'] as const) : []),
      ...(text.includes('物流') ? (['logistics'] as const) : []),
    ],
  });
  const reader: Pick<TextReader, 'readTexts' | 'status'> = {
    async readTexts(texts) {
      asked.push(texts);
      return state.modelVersion === undefined
        ? undefined
        : { texts: texts.map(readOne), modelVersion: state.modelVersion };
    },
    status: () =>
      state.modelVersion === undefined
        ? { state: 'absent' }
        : { state: 'ready', modelVersion: state.modelVersion },
  };
  return { reader, asked, state };
}

const REVIEWS = ['质量很好，物流太慢了', '质量不错啊，包装一般', '质量好得没话说'].map((text, index) => ({
  reviewId: `r${index}`,
  text,
}));

const PROPS = { itemId: 'tea', onAbout: () => undefined };

async function show(part: ReactElement, { reader }: ReturnType<typeof createReader>) {
  const service = { reader, opinions: createOpinionStore(reader) };
  const wrap = (inner: ReactElement) => <SentimentProvider service={service}>{inner}</SentimentProvider>;
  const view = render(wrap(part));
  await act(async () => undefined);
  return { service, rerender: (next: ReactElement) => act(async () => view.rerender(wrap(next))) };
}

describe('what everybody says', () => {
  it('gives the share by aspect, on how much it stands, and the sentence that carries it', async () => {
    await show(<OpinionSummaryView {...PROPS} reviews={REVIEWS} />, createReader());
    expect(screen.getByText('大家怎么说')).toBeTruthy();
    expect(screen.getByText('100% 说好，3 条评价里的 3 句')).toBeTruthy();
    expect(screen.getByText('“质量好得没话说”')).toBeTruthy();
    expect(screen.queryByText('物流')).toBeNull();
    expect(screen.getByLabelText(/质量：100% 说好/)).toBeTruthy();
  });

  it('is not there without a model, nor with too few sentences', async () => {
    const without = createReader();
    without.state.modelVersion = undefined;
    await show(<OpinionSummaryView {...PROPS} reviews={REVIEWS} />, without);
    await show(<OpinionSummaryView {...PROPS} reviews={REVIEWS.slice(0, 2)} />, createReader());
    expect(document.querySelector('#opinion-summary')).toBeNull();
  });

  it('quotes no review that was taken back', async () => {
    const { rerender } = await show(<OpinionSummaryView {...PROPS} reviews={REVIEWS} />, createReader());
    expect(document.querySelector('#opinion-summary')).not.toBeNull();
    await rerender(<OpinionSummaryView {...PROPS} reviews={[]} />);
    expect(document.querySelector('#opinion-summary')).toBeNull();
  });

  it('reads all sentences in one batch, and again only for other reviews or another model', async () => {
    const { reader, asked, state } = createReader();
    const store = createOpinionStore(reader);
    await store.summarise('tea', REVIEWS);
    await store.summarise('tea', [...REVIEWS]);
    expect(asked.map((texts) => texts.length)).toEqual([5]);
    await store.summarise('tea', REVIEWS.slice(1));
    state.modelVersion = 'm2';
    expect(await store.summarise('tea', REVIEWS.slice(1))).toMatchObject({ modelVersion: 'm2' });
    expect(asked).toHaveLength(3);
  });
});

describe('the hint while a review is written', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const settle = () => act(async () => jest.advanceTimersByTimeAsync(600));

  it('names what others would like to know besides, once the writer pauses', async () => {
    const { asked, ...own } = createReader();
    const { rerender } = await show(<ReviewHint text="质量真的" />, { asked, ...own });
    await rerender(<ReviewHint text="质量真的很好" />);
    await rerender(<ReviewHint text="质量真的很好啊" />);
    expect(asked).toEqual([]);
    await settle();
    expect(asked).toEqual([['质量真的很好啊']]);
    expect(document.querySelector('#review-hint')!.textContent).toContain('口感手感、物流、包装');
    expect(document.querySelector('#review-hint')!.textContent).toContain('不写也没关系');
  });

  it('goes as soon as the text is another one, and stays away when it is dismissed', async () => {
    const { rerender } = await show(<ReviewHint text="质量真的很好啊" />, createReader());
    await settle();
    await rerender(<ReviewHint text="质量真的很好啊，还" />);
    expect(document.querySelector('#review-hint')).toBeNull();
    await settle();
    fireEvent.click(document.querySelector('#dismiss-hint')!);
    await rerender(<ReviewHint text="质量真的很好啊，还有别的" />);
    await settle();
    expect(document.querySelector('#review-hint')).toBeNull();
  });

  it('is not there without a model, and for a text that speaks of nothing yet', async () => {
    const without = createReader();
    without.state.modelVersion = undefined;
    await show(<ReviewHint text="质量真的很好啊" />, without);
    await show(<ReviewHint text="昨天刚刚收到的" />, createReader());
    await settle();
    expect(document.querySelector('#review-hint')).toBeNull();
  });
});
