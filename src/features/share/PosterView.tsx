import { Image, Text, View } from '@tarojs/components';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/Notice';
import { Pressable } from '../../components/Pressable';
import { type DrawnPicture, type SaveOutcome } from '../../platform';
import { type PosterState } from './usePoster';

export interface PosterViewProps {
  state: PosterState;
  draw: () => Promise<void>;
  save: (picture: DrawnPicture) => Promise<void>;
  allowAndSave: (picture: DrawnPicture) => Promise<void>;
  /** The poster was tapped: show it on the whole screen. */
  onPreview: (url: string) => void;
  onClose: () => void;
}

const isBrowser = process.env['TARO_ENV'] === 'h5';
const SAVE = isBrowser ? '保存图片' : '保存到相册';

/** What a small phone has room for beside the buttons. */
const HIGHEST = '(56vh - 80px)';

const SAVING: Record<SaveOutcome | 'under-way', string> = {
  'under-way': '正在保存…',
  saved: isBrowser ? '已保存' : '已保存到相册，可以发给朋友或发到朋友圈',
  cancelled: '没有保存',
  refused: '还没有允许保存到相册。去设置里打开“添加到相册”，就会接着保存。',
  'refused-by-system': '手机没有允许微信保存图片。请在手机的设置里找到微信，打开“照片”权限。',
  failed: '没有保存成功，请检查手机空间后重试',
};

/** A poster under way, or as it came out, with what can be done about it. */
export function PosterView({ state, draw, save, allowAndSave, onPreview, onClose }: PosterViewProps) {
  if (state.kind === 'failed') {
    return (
      <EmptyState
        id="poster-failed"
        title="海报没有画出来"
        text="可以重试，或者直接发给朋友"
        actionText="重试"
        onAction={() => void draw()}
      />
    );
  }
  if (state.kind !== 'drawn') {
    return (
      <View className="poster-waiting" {...aria({ role: 'status' })}>
        <Text>正在画海报…</Text>
      </View>
    );
  }
  const { picture, label, size, missingPictures, saving } = state;
  const primary =
    saving === 'refused'
      ? { text: '去设置', onPress: () => void allowAndSave(picture) }
      : saving === 'saved'
        ? { text: '完成', onPress: onClose }
        : { text: SAVE, onPress: () => void save(picture) };
  return (
    <View>
      <View className="poster-place" style={{ maxWidth: `calc(${HIGHEST} * ${size.width / size.height})` }}>
        <View style={{ paddingTop: `${(100 * size.height) / size.width}%` }} />
        <Pressable
          id="enlarge-poster"
          className="poster-picture"
          label={`查看大图：${label}`}
          onPress={() => onPreview(picture.url)}
        >
          <Image
            id="poster"
            className="poster-picture"
            src={picture.url}
            mode="scaleToFill"
            showMenuByLongpress
            {...aria({ hidden: true })}
          />
        </Pressable>
      </View>
      {missingPictures > 0 && (
        <Text id="poster-missing" className="poster-note">
          有图片没有加载出来，海报上先空着；联网后可以重画。
        </Text>
      )}
      <Text id="poster-saving" className="poster-note" {...aria({ role: 'status' })}>
        {saving ? SAVING[saving] : isBrowser ? '' : '长按图片也可以直接发给朋友'}
      </Text>
      <View className="poster-actions">
        <Button id="save-poster" {...primary} disabled={saving === 'under-way'} />
        {missingPictures > 0 && (
          <Button id="redraw-poster" kind="secondary" text="重画" onPress={() => void draw()} />
        )}
        {saving !== 'saved' && <Button kind="plain" text="取消" onPress={onClose} />}
      </View>
    </View>
  );
}
