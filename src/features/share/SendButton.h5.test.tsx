import { act, fireEvent, render, screen } from '@testing-library/react';
import { setClipboardData, showToast } from '@tarojs/taro';
import { SendButton } from './SendButton.h5';

jest.mock('@tarojs/taro', () => ({ setClipboardData: jest.fn(), showToast: jest.fn() }));

const PATH = '/pages/product/index?itemId=tea&from=share';

/** @param share what the browser has for sending a link, if anything */
async function press(share?: () => Promise<void>) {
  Object.assign(navigator, { share });
  const onSent = jest.fn();
  render(<SendButton title="龙井 ¥19.90" path={PATH} onSent={onSent} />);
  await act(async () => fireEvent.click(screen.getByRole('button')));
  return { onSent };
}
beforeEach(() => jest.clearAllMocks());

it('copies the link of the page where the browser sends none, and counts it', async () => {
  const { onSent } = await press();
  expect(setClipboardData).toHaveBeenCalledWith({ data: `http://localhost/#${PATH}` });
  expect(showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '链接已复制' }));
  expect(onSent).toHaveBeenCalledTimes(1);
});

it("sends the link by the browser's own sheet where there is one, and counts it", async () => {
  const share = jest.fn().mockResolvedValueOnce(undefined);
  expect((await press(share)).onSent).toHaveBeenCalledTimes(1);
  expect(share).toHaveBeenCalledWith({ title: '龙井 ¥19.90', url: `http://localhost/#${PATH}` });
});

it('counts nothing when that sheet is closed, and does not call it a failure', async () => {
  const { onSent } = await press(() => Promise.reject(new DOMException('closed', 'AbortError')));
  expect(onSent).not.toHaveBeenCalled();
  expect(showToast).not.toHaveBeenCalled();
});

it('says so when nothing was copied', async () => {
  jest.mocked(setClipboardData).mockRejectedValueOnce(new Error('planted'));
  const { onSent } = await press();
  expect(onSent).not.toHaveBeenCalled();
  expect(showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '没有复制成功，请重试' }));
});
