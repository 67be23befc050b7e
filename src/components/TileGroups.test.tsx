import { act, render, screen } from '@testing-library/react';
import { createValueStore } from '../state/valueStore';
import { type GroupReport } from './groupWindow';
import { type GroupListener } from './observeGroups';
import { FontScaleProvider } from './PageFrame';
import { TileGroups } from './TileGroups';
import { GroupObserverProvider, useGroupWindow } from './useGroupWindow';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const GROUP_HEIGHT = 912.5;
const passTime = () => act(() => jest.advanceTimersByTime(200));

/** A list of `tileCount` tiles on a page whose layout the test tells. */
function openList(tileCount: number) {
  const fontScale = createValueStore(1);
  let listener: GroupListener | undefined;
  let watched = 0;
  const observeGroups = (_listId: string, given: GroupListener) => {
    listener = given;
    watched += 1;
    return () => {
      listener = undefined;
    };
  };

  function List({ count, isVisible }: { count: number; isVisible: boolean }) {
    const entries = Array.from({ length: count }, (_, place) => place);
    const groupWindow = useGroupWindow(count, isVisible);
    return (
      <TileGroups
        entries={entries}
        groupWindow={groupWindow}
        tileOf={(entry) => <i key={entry}>{`tile ${entry}`}</i>}
      />
    );
  }
  const page = (count: number, isVisible = true) => (
    <FontScaleProvider service={fontScale}>
      <GroupObserverProvider service={observeGroups}>
        <List count={count} isVisible={isVisible} />
      </GroupObserverProvider>
    </FontScaleProvider>
  );
  const { rerender } = render(page(tileCount));
  passTime();
  return {
    fontScale,
    isWatched: () => listener !== undefined,
    watchedTimes: () => watched,
    resize: () => act(() => listener!.onResize()),
    update: (count: number, isVisible?: boolean) => rerender(page(count, isVisible)),
    report(reports: GroupReport[]) {
      act(() => reports.forEach((report) => listener!.onReport(report)));
      passTime();
    },
  };
}

const group = (place: number) => document.querySelectorAll<HTMLElement>('.tile-group')[place]!;
const tileCount = () => screen.getAllByText(/^tile /).length;
/** Of 20 groups: the shopper is where `near` are. */
const scrolledTo = (near: number[], height = GROUP_HEIGHT): GroupReport[] =>
  Array.from({ length: 20 }, (_, place) => ({ place, isNear: near.includes(place), height }));

it('a long list keeps the tiles that are near, and of the others one hidden element of their height', () => {
  const list = openList(120);
  expect(tileCount()).toBe(120);
  list.report(scrolledTo([18, 19]));
  expect(tileCount()).toBe(18);
  expect(group(0).children).toHaveLength(0);
  expect(group(0).style.height).toBe(`${GROUP_HEIGHT}px`);
  expect(group(0).getAttribute('aria-hidden')).toBe('true');
  expect(document.querySelectorAll('.tile-group')).toHaveLength(20);
});

it('a group comes back in the element that kept its place', () => {
  const list = openList(120);
  list.report(scrolledTo([18, 19]));
  const placeholder = group(3);
  list.report([{ place: 3, isNear: true, height: GROUP_HEIGHT }]);
  expect(group(3)).toBe(placeholder);
  expect([...placeholder.children].map(({ textContent }) => textContent)).toContain('tile 18');
  expect(placeholder.style.height).toBe('');
  expect(placeholder.getAttribute('aria-hidden')).toBe('false');
});

it('a list of up to 100 tiles is not even watched', () => {
  const list = openList(100);
  expect(list.isWatched()).toBe(false);
  expect(tileCount()).toBe(100);
  list.update(101);
  passTime();
  expect(list.isWatched()).toBe(true);
});

it('steps of a growing list are watched together', () => {
  const list = openList(102);
  for (const count of [108, 114, 120]) {
    list.update(count);
    act(() => jest.advanceTimersByTime(30));
  }
  passTime();
  expect(list.watchedTimes()).toBe(2);
});

it('larger text makes placeholders as high as the groups that were measured with it', () => {
  const list = openList(120);
  list.report(scrolledTo([18, 19]));
  act(() => list.fontScale.set(1.4));
  passTime();
  expect(group(0).style.height).toBe(`${GROUP_HEIGHT}px`);
  list.report([{ place: 18, isNear: true, height: 1070 }]);
  expect(group(0).style.height).toBe('1070px');
});

it('a window of another width is measured anew, too', () => {
  const list = openList(120);
  list.report(scrolledTo([18, 19]));
  list.resize();
  passTime();
  list.report([{ place: 18, isNear: true, height: 1400 }]);
  expect(group(0).style.height).toBe('1400px');
});

it('a covered page is not watched, and is seen anew when it is back', () => {
  const list = openList(120);
  list.report(scrolledTo([18, 19]));
  list.update(120, false);
  passTime();
  expect(list.isWatched()).toBe(false);
  expect(tileCount()).toBe(18);
  list.update(120, true);
  passTime();
  expect(list.isWatched()).toBe(true);
});

it('a list that becomes short and long again begins whole: it may be scrolled to anywhere', () => {
  const list = openList(120);
  list.report(scrolledTo([18, 19]));
  list.update(60);
  expect(tileCount()).toBe(60);
  list.update(120);
  expect(tileCount()).toBe(120);
});
