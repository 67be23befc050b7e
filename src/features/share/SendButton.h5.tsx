import { setClipboardData, showToast } from '@tarojs/taro';
import { Button } from '../../components/Button';
import { type SendButtonProps } from './SendButton';

/** Sends the page's link by what the browser has for it, or copies it. */
export function SendButton({ title, path, onSent }: SendButtonProps) {
  const canSend = typeof navigator.share === 'function';

  async function send() {
    const url = `${location.origin}${location.pathname}#${path}`;
    try {
      if (canSend) await navigator.share({ title, url });
      else {
        await setClipboardData({ data: url });
        void showToast({ title: '链接已复制', icon: 'none' });
      }
      onSent();
    } catch (error) {
      // Who closes the browser's own sheet has changed their mind.
      if ((error as Error | undefined)?.name === 'AbortError') return;
      void showToast({ title: '没有复制成功，请重试', icon: 'none' });
    }
  }

  return (
    <Button id="send-card" text={canSend ? '发给朋友或群' : '复制链接发给朋友'} onPress={() => void send()} />
  );
}
