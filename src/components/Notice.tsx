import { Text, View } from '@tarojs/components';
import { type PropsWithChildren } from 'react';
import { aria } from './aria';
import { Button } from './Button';
import './Notice.css';

/** One line of context above a list: a label of simulated figures, a connection that is down. */
export function Notice({ children, tone = 'neutral' }: PropsWithChildren<{ tone?: 'neutral' | 'warning' }>) {
  return (
    <View className={`notice notice-${tone}`}>
      <Text>{children}</Text>
    </View>
  );
}

export interface EmptyStateProps {
  title: string;
  text?: string | undefined;
  actionText?: string;
  onAction?: () => void;
  id?: string;
}

/** In place of a list that is empty or could not be read; says what can be done. */
export function EmptyState({ title, text, actionText, onAction, id }: EmptyStateProps) {
  return (
    <View className="empty-state" {...(id !== undefined && { id })} {...aria({ role: 'alert' })}>
      <Text className="empty-state-title">{title}</Text>
      {text !== undefined && <Text className="empty-state-text">{text}</Text>}
      {actionText !== undefined && onAction && (
        <Button text={actionText} kind="secondary" onPress={onAction} />
      )}
    </View>
  );
}
