import { View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Sheet } from '../../components/Sheet';
import { PosterCanvas } from './PosterCanvas';
import { type PosterContent } from './posterContent';
import { PosterView } from './PosterView';
import { SendButton } from './SendButton';
import './ShareSheet.css';
import { usePoster } from './usePoster';

export interface ShareSheetProps {
  /** What a card is called that is sent; it leads to `content.path`. */
  title: string;
  content: PosterContent;
  /** A poster was saved, or, in browsers, a link was handed on. Cards are told of by the page. */
  onShared: () => void;
  /** The poster was tapped: show it on the whole screen. */
  onPreview: (url: string) => void;
  onClose: () => void;
}

/** Ways to share: a card to a chat, or a poster that is drawn here. */
export function ShareSheet({ title, content, onShared, onPreview, onClose }: ShareSheetProps) {
  const poster = usePoster(content, onShared);
  const hasPoster = poster.state.kind !== 'none';
  return (
    <View>
      <Sheet id="share-sheet" title={hasPoster ? '分享海报' : '分享'} onClose={onClose}>
        {hasPoster ? (
          <PosterView {...poster} onPreview={onPreview} onClose={onClose} />
        ) : (
          <View className="share-ways">
            <SendButton title={title} path={content.path} onSent={onShared} />
            <Button id="make-poster" kind="secondary" text="生成海报" onPress={() => void poster.draw()} />
            <Button kind="plain" text="取消" onPress={onClose} />
          </View>
        )}
      </Sheet>
      <PosterCanvas />
    </View>
  );
}
