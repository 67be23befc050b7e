import { Text, View } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import { aria } from './aria';
import { Pressable } from './Pressable';
import './UndoBar.css';

/** Long enough to read the line and reach the button. */
const SHOWN_MS = 8_000;

export interface UndoBarProps {
  id: string;
  /** What was done. */
  text: string;
  onUndo: () => void;
  /** It has been shown for long enough. */
  onEnd: () => void;
}

/** Says what was just done and takes it back. Give it a `key` of what was done, so that each gets its whole time. */
export function UndoBar({ id, text, onUndo, onEnd }: UndoBarProps) {
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const timer = setTimeout(() => end.current(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <View id={id} className="undo-bar" {...aria({ role: 'alert' })}>
      <Text className="undo-bar-text">{text}</Text>
      <Pressable className="undo-bar-button" label={`撤销：${text}`} onPress={onUndo}>
        <Text>撤销</Text>
      </Pressable>
    </View>
  );
}
