import { renderHook } from '@testing-library/react';
import { type PropsWithChildren } from 'react';
import { createMemoryPlatform } from '../../platform/memory/memoryPlatform';
import { BehaviourProvider, type BehaviourService } from './behaviourService';
import { useDwell } from './useDwell';

function setUp(itemId: string | undefined = 'tea') {
  const { lifecycle } = createMemoryPlatform();
  let nowMs = 0;
  const looks: string[] = [];
  const nothing = () => undefined;
  const service: BehaviourService = {
    clock: { monotonicMs: () => nowMs },
    lifecycle,
    itemOpened: nothing,
    itemDismissed: nothing,
    dismissalUndone: nothing,
    itemShared: nothing,
    shareableShown: nothing,
    itemLeft: (id, surface, dwellMs) => looks.push(`${id} ${surface} ${dwellMs}`),
  };
  const wrapper = ({ children }: PropsWithChildren) => (
    <BehaviourProvider service={service}>{children}</BehaviourProvider>
  );
  const hook = renderHook(({ isVisible }) => useDwell(itemId, 'home', isVisible), {
    wrapper,
    initialProps: { isVisible: true },
  });
  return { hook, looks, lifecycle, pass: (ms: number) => (nowMs += ms) };
}

describe('a look at an item', () => {
  it('ends with its page, once', () => {
    const { hook, looks, pass } = setUp();
    pass(1200);
    hook.unmount();
    expect(looks).toEqual(['tea home 1200']);
  });

  it('is two looks when another page lay between', () => {
    const { hook, looks, pass } = setUp();
    pass(1000);
    hook.rerender({ isVisible: false });
    pass(5000);
    hook.rerender({ isVisible: true });
    pass(300);
    hook.unmount();
    expect(looks).toEqual(['tea home 1000', 'tea home 300']);
  });

  it('does not count the time in the background', () => {
    const { hook, looks, lifecycle, pass } = setUp();
    pass(700);
    lifecycle.hide();
    pass(60_000);
    lifecycle.show();
    pass(200);
    hook.unmount();
    expect(looks).toEqual(['tea home 700', 'tea home 200']);
  });
});
