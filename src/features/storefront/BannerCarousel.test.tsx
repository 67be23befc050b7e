import { act, fireEvent, render } from '@testing-library/react';
import { type Banner } from '../../contracts';
import { BannerCarousel } from './BannerCarousel';

const BANNERS = ['spring', 'summer', 'autumn'].map((bannerId): Banner => ({
  bannerId,
  title: bannerId,
  picture: `pictures/${bannerId}.webp`,
  ground: 'bright',
  link: { to: 'category', categoryId: 'tea' },
}));

const carousel = (isVisible: boolean) => (
  <BannerCarousel banners={BANNERS} isVisible={isVisible} pictureUrl={String} onOpen={() => undefined} />
);

function renderCarousel() {
  const { container, rerender } = render(carousel(true));
  const dots = () => [...container.querySelectorAll('.banner-dot')];
  return {
    shown: () => dots().findIndex((dot) => dot.classList.contains('banner-dot-current')),
    swipe: () => fireEvent.wheel(container.querySelector('.banner-swiper')!, { deltaX: 1 }),
    setVisible: (isVisible: boolean) => rerender(carousel(isVisible)),
  };
}
const wait = (seconds: number) => act(() => jest.advanceTimersByTime(seconds * 1000));

describe("the shop's banners", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('turn by themselves for one round and rest on the last', () => {
    const { shown } = renderCarousel();
    const seen = [shown()];
    for (let turn = 0; turn < 4; turn += 1) {
      wait(5);
      seen.push(shown());
    }
    expect(seen).toEqual([0, 1, 2, 2, 2]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('rest while their page is hidden and go on when it is seen again', () => {
    const { shown, setVisible } = renderCarousel();
    setVisible(false);
    wait(60);
    expect(shown()).toBe(0);
    setVisible(true);
    wait(5);
    expect(shown()).toBe(1);
  });

  it('stay where a finger has turned them', () => {
    const { shown, swipe } = renderCarousel();
    swipe();
    wait(60);
    expect(shown()).toBe(1);
  });
});
