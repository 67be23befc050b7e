import { Button, Text } from '@tarojs/components';
import './SendButton.css';

export interface SendButtonProps {
  /** What a browser sends; on WeChat the page answers when it is asked (`useShareAppMessage`). */
  title: string;
  path: string;
  /** In browsers, when it was sent or its link copied. */
  onSent: () => void;
}

/** Sends the page as a card; WeChat lets only its own button do that. */
export function SendButton(_props: SendButtonProps) {
  return (
    <Button
      id="send-card"
      openType="share"
      className="button button-primary send-button"
      hoverClass="pressed"
    >
      <Text>发给朋友或群</Text>
    </Button>
  );
}
