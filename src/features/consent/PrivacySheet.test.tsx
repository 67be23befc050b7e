import { act, fireEvent, screen } from '@testing-library/react';
import { createMemoryPrivacy } from '../../platform/memory/memoryPrivacy';
import { renderInShop } from '../../testing/renderInShop';
import { ConsentSwitches } from './ConsentSwitches';
import { PrivacySheet } from './PrivacySheet';

async function setUp() {
  const privacy = createMemoryPrivacy();
  await renderInShop(<PrivacySheet />, { items: [], privacy });
  const need = (...referrers: string[]) => {
    let outcomes = Promise.resolve<boolean[]>([]);
    act(() => void (outcomes = Promise.all(referrers.map((referrer) => privacy.need(referrer)))));
    return outcomes;
  };
  return { privacy, need };
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe("WeChat's question for privacy", () => {
  it('is not there while nothing waits for it', async () => {
    await setUp();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says what is asked, what for and how it goes on without, and goes away after a no', async () => {
    const { privacy, need } = await setUp();
    const outcomes = need('chooseAddress');
    expect(screen.getByText(/收货地址，用来填写收货地址。不同意可以手动填写/)).toBeTruthy();
    expect(privacy.seen).toEqual(['chooseAddress']);
    press('不同意');
    expect(await outcomes).toEqual([false]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('names each purpose once and takes one yes for all, by its own control', async () => {
    const { privacy, need } = await setUp();
    const outcomes = need('chooseAddress', 'chooseAddress', 'getClipboardData', 'getLocation');
    expect(screen.getAllByText(/用来填写收货地址/)).toHaveLength(1);
    expect(screen.getAllByText(/用来完成这一步操作/)).toHaveLength(1);
    press('同意');
    expect(await outcomes).toEqual([true, true, true, true]);
    expect(new Set(privacy.buttonIds)).toEqual(new Set(['privacy-agree']));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('leads to the guideline and still waits for an answer, also where there is none to show', async () => {
    const { privacy, need } = await setUp();
    const outcomes = need('chooseAddress');
    const read = () =>
      act(async () => void fireEvent.click(screen.getByRole('link', { name: /隐私保护指引/ })));
    await read();
    expect(privacy.openedGuidelines).toBe(1);
    expect(screen.queryByText(/暂时打不开指引/)).toBeNull();
    privacy.openGuideline = async () => false;
    await read();
    expect(screen.getByText(/暂时打不开指引/)).toBeTruthy();
    press('不同意');
    expect(await outcomes).toEqual([false]);
  });
});

it('stands before collection, and a no there leaves the switch off and the shop open', async () => {
  const privacy = createMemoryPrivacy();
  const { services, tracker } = await renderInShop(
    <>
      <ConsentSwitches />
      <PrivacySheet />
    </>,
    { items: [], privacy },
  );
  const toggle = screen.getByRole('switch', { name: '帮助改进推荐' });
  await act(async () => void fireEvent.click(toggle));
  expect(screen.getByText(/用来改进推荐和商品/)).toBeTruthy();
  // As the finger left it: WeChat's switch shows on, and must be told to go back.
  expect(toggle.getAttribute('aria-checked')).toBe('true');
  await act(async () => press('不同意'));
  expect(toggle.getAttribute('aria-checked')).toBe('false');
  expect(services.consent.get().collection).toBe('refused');
  expect(tracker.status().collection).toBe(false);
});
