import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { aria } from '../../components/aria';
import { Icon } from '../../components/Icon';
import { Notice } from '../../components/Notice';
import { Picture } from '../../components/Picture';
import { Pressable } from '../../components/Pressable';
import { MAX_REVIEW_PHOTOS } from '../../contracts';
import { useStore } from '../../state/useStore';
import { type DraftPhoto, type PhotoDraft } from './photoDraft';
import './PhotoField.css';

export interface PhotoFieldProps {
  draft: PhotoDraft;
  /** While the review is being sent: nothing is added, removed or tried again. */
  disabled: boolean;
}

/** The photos of a review that is being written: thumbnails in order, and a place to add one. */
export function PhotoField({ draft, disabled }: PhotoFieldProps) {
  const photos = useStore(draft);
  const [isUnavailable, setUnavailable] = useState(false);
  const count = photos.length;
  return (
    <View className="photo-field">
      <View className="photo-grid">
        {photos.map((photo, index) => (
          <PhotoTile
            key={photo.key}
            photo={photo}
            place={`${index + 1}/${count}`}
            disabled={disabled}
            onRemove={() => draft.remove(photo.key)}
            onRetry={() => draft.retry(photo.key)}
          />
        ))}
        {count < MAX_REVIEW_PHOTOS && (
          <Pressable
            id="add-photo"
            className="photo-tile photo-add"
            label={`添加照片，已选 ${count} 张，最多 ${MAX_REVIEW_PHOTOS} 张`}
            disabled={disabled}
            onPress={() => void draft.choose().then((outcome) => setUnavailable(outcome === 'unavailable'))}
          >
            <View className="photo-add-body">
              <Icon name="camera" size="large" />
              <Text className="photo-add-text">
                {count === 0 ? '添加照片' : `${count}/${MAX_REVIEW_PHOTOS}`}
              </Text>
            </View>
          </Pressable>
        )}
      </View>
      <Text className="photo-note">照片公开展示，不含拍摄时间和地点</Text>
      {isUnavailable && <Notice tone="warning">没有打开相册，请在设置中允许使用照片后重试</Notice>}
    </View>
  );
}

interface PhotoTileProps {
  photo: DraftPhoto;
  /** Which of how many. */
  place: string;
  disabled: boolean;
  onRemove: () => void;
  onRetry: () => void;
}

function PhotoTile({ photo: { url, status, percent }, place, disabled, onRemove, onRetry }: PhotoTileProps) {
  const progress = percent > 0 ? `上传中 ${percent}%` : '上传中';
  return (
    <View className="photo-tile">
      <Picture url={url} label={`照片 ${place}${status === 'uploading' ? `，${progress}` : ''}`} />
      {status === 'uploading' && (
        <View className="photo-cover" {...aria({ hidden: true })}>
          <View className="photo-state">
            <Text>{percent > 0 ? `${percent}%` : '上传中'}</Text>
          </View>
          {percent > 0 && (
            <View className="photo-bar">
              <View className="photo-bar-done" style={{ width: `${percent}%` }} />
            </View>
          )}
        </View>
      )}
      {status === 'failed' && (
        <Pressable
          className="photo-cover"
          label={`照片 ${place} 没有传上去，重试`}
          disabled={disabled}
          onPress={onRetry}
        >
          <View className="photo-state">
            <Icon name="refresh" size="small" />
            <Text>重试</Text>
          </View>
        </Pressable>
      )}
      <Pressable className="photo-remove" label={`移除照片 ${place}`} disabled={disabled} onPress={onRemove}>
        <View className="photo-remove-sign">
          <Icon name="close" size="small" />
        </View>
      </Pressable>
    </View>
  );
}
