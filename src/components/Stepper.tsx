import { Text, View } from '@tarojs/components';
import { Pressable } from './Pressable';
import './Stepper.css';

export interface StepperProps {
  value: number;
  min?: number;
  max: number;
  /** What is counted: `苹果的数量`. */
  label: string;
  onChange: (value: number) => void;
}

export function Stepper({ value, min = 1, max, label, onChange }: StepperProps) {
  return (
    <View className="stepper">
      <Pressable
        className="stepper-button"
        label={`${label}减一`}
        disabled={value <= min}
        onPress={() => onChange(value - 1)}
      >
        <Text className={`stepper-sign${value <= min ? ' stepper-off' : ''}`}>−</Text>
      </Pressable>
      <Text className="stepper-value">{String(value)}</Text>
      <Pressable
        className="stepper-button"
        label={`${label}加一`}
        disabled={value >= max}
        onPress={() => onChange(value + 1)}
      >
        <Text className={`stepper-sign${value >= max ? ' stepper-off' : ''}`}>＋</Text>
      </Pressable>
    </View>
  );
}
