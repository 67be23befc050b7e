import { fireEvent, render, screen } from '@testing-library/react';
import { VariantSheet } from './VariantSheet';

const variants = [
  ['红', 'S', 1],
  ['红', 'M', 0],
  ['绿', 'M', 4],
].map(([colour, size, stock]) => ({
  variantId: `${colour}-${size}`,
  options: [
    { name: '颜色', value: String(colour) },
    { name: '尺码', value: String(size) },
  ],
  priceMinor: 9900,
  stock: Number(stock),
}));

function open() {
  const onConfirm = jest.fn();
  render(
    <VariantSheet
      title="衬衫"
      pictureUrl="shirt.webp"
      priceMinor={9900}
      currency="CNY"
      variants={variants}
      confirmText="加入购物车"
      onConfirm={onConfirm}
      onClose={() => undefined}
    />,
  );
  return onConfirm;
}
const choose = (name: string | RegExp) => fireEvent.click(screen.getByRole('radio', { name }));

describe('the choice of a variant', () => {
  it('says what is still to be chosen and hands on the variant of all options', () => {
    const onConfirm = open();
    expect(document.querySelector('#variant-stock')?.textContent).toBe('请选择颜色、尺码');
    choose('颜色 绿');
    expect(document.querySelector('#variant-stock')?.textContent).toBe('请选择尺码');
    fireEvent.click(screen.getByRole('button', { name: '加入购物车' }));
    expect(onConfirm).not.toHaveBeenCalled();
    choose('尺码 M');
    expect(document.querySelector('#variant-stock')?.textContent).toBe('库存 4 件');
    fireEvent.click(screen.getByRole('button', { name: '加入购物车' }));
    expect(onConfirm).toHaveBeenCalledWith('绿-M');
  });

  it('does not take what is sold out, and says so to a screen reader', () => {
    open();
    choose('颜色 红');
    choose('尺码 M，缺货');
    expect(screen.getByRole('radio', { name: '尺码 M，缺货' }).getAttribute('aria-checked')).toBe('false');
    choose('尺码 S');
    expect(document.querySelector('#variant-stock')?.textContent).toBe('库存 1 件');
  });
});
