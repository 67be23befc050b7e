import { Text, View } from '@tarojs/components';
import { Pressable } from '../../components/Pressable';
import './OrderListView.css';

export interface ChoiceProps {
  title: string;
  /** A second line. */
  text?: string;
  /** What a screen reader says; the title by default. */
  label?: string;
  isChosen: boolean;
  isDisabled?: boolean;
  onChoose: () => void;
}

/** One of several, of which one holds. */
export function Choice({ title, text, label = title, isChosen, isDisabled, onChoose }: ChoiceProps) {
  return (
    <Pressable
      className="order-choice"
      role="radio"
      label={label}
      checked={isChosen}
      disabled={isDisabled}
      onPress={onChoose}
    >
      <Text className="order-choice-mark">{isChosen ? '●' : '○'}</Text>
      {text === undefined ? (
        <Text className="order-choice-text">{title}</Text>
      ) : (
        <View className="order-choice-text">
          <Text>{title}</Text>
          <Text className="order-choice-reason">{text}</Text>
        </View>
      )}
    </Pressable>
  );
}
