import {
  type ChangeEvent,
  createElement,
  type PropsWithChildren,
  type ReactElement,
  type WheelEvent,
} from 'react';

/**
 * Taro's components as plain elements, for tests in jsdom: a tap is a click, a long press the context menu.
 * Accessibility comes as on WeChat (`ariaRole`, `ariaLabel`), so that Testing Library can find by role and name.
 */
type Props = PropsWithChildren<Record<string, unknown>>;

const DIRECT = ['id', 'className', 'style', 'onClick', 'onTouchStart', 'onTouchEnd', 'placeholder', 'src'];
const RENAMED: Record<string, string> = {
  ariaRole: 'role',
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
  ariaChecked: 'aria-checked',
  ariaSelected: 'aria-selected',
  ariaDisabled: 'aria-disabled',
  onLongPress: 'onContextMenu',
  // WeChat tells of agreement after a tap on its control.
  onAgreePrivacyAuthorization: 'onClick',
  onError: 'onError',
  onScrollToLower: 'onScroll',
};

function plainProps(props: Props): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (DIRECT.includes(name)) plain[name] = value;
    else if (RENAMED[name]) plain[RENAMED[name]] = value;
  }
  return plain;
}

const container = (tag: string) =>
  function Container({ children, ...props }: Props): ReactElement {
    return createElement(tag, plainProps(props), children);
  };

const field = (tag: 'input' | 'textarea') =>
  function Field({ value, onInput, ...props }: Props): ReactElement {
    const onChange = (event: ChangeEvent<HTMLInputElement>) =>
      (onInput as ((event: object) => void) | undefined)?.({ detail: { value: event.target.value } });
    return createElement(tag, { ...plainProps(props), value, onChange });
  };

export const View = container('div');
export const Text = container('span');
export const ScrollView = container('div');
export const CustomWrapper = container('section');
export const SwiperItem = container('div');
export const Canvas = container('canvas');
/** WeChat's own: what a tap on it opens is in `data-open-type`. */
export function Button({ openType, ...props }: Props): ReactElement {
  return createElement('button', { ...plainProps(props), 'data-open-type': openType }, props.children);
}
/** Turns by the wheel as a finger would: one place a turn. */
export function Swiper({ children, current = 0, onChange, ...props }: Props): ReactElement {
  const swipe = ({ deltaX }: WheelEvent) =>
    (onChange as ((event: object) => void) | undefined)?.({
      detail: { current: Number(current) + Math.sign(deltaX), source: 'touch' },
    });
  return createElement('div', { ...plainProps(props), onWheel: swipe }, children);
}

export const Input = field('input');
export const Textarea = field('textarea');

export function Image(props: Props): ReactElement {
  return createElement('img', { alt: '', ...plainProps(props) });
}

export function Switch({ checked, onChange, ...props }: Props): ReactElement {
  const toggle = () => (onChange as (event: object) => void)({ detail: { value: !checked } });
  return createElement('button', { ...plainProps(props), onClick: toggle });
}
