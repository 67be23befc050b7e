import { Button as PlatformButton, Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { Notice } from '../../components/Notice';
import { Pressable } from '../../components/Pressable';
import { Sheet } from '../../components/Sheet';
import { useStore } from '../../state/useStore';
import { usePrivacyQuestions } from './consentService';
import './ConsentSheet.css';
import { privacyPurposes } from './privacyPurposes';
import './PrivacySheet.css';

/** WeChat looks it up: only a tap on its own control counts as agreement. */
const AGREE_ID = 'privacy-agree';

/** WeChat's question for privacy in the shop's words, when a function that needs it is first used. */
export function PrivacySheet() {
  const questions = usePrivacyQuestions();
  const waiting = useStore(questions);
  const [isGuidelineMissing, setGuidelineMissing] = useState(false);
  useEffect(() => questions.shown(), [questions, waiting]);
  if (waiting.length === 0) return null;

  async function openGuideline() {
    setGuidelineMissing(!(await questions.openGuideline()));
  }

  return (
    <Sheet id="privacy-sheet" title="需要你同意隐私保护指引">
      {privacyPurposes(waiting.map(({ referrer }) => referrer)).map((purpose) => (
        <Text key={purpose} className="sheet-text">
          {purpose}
        </Text>
      ))}
      <Pressable
        id="privacy-guideline"
        className="privacy-guideline"
        role="link"
        label="查看《隐私保护指引》"
        onPress={() => void openGuideline()}
      >
        <Text>查看《隐私保护指引》</Text>
      </Pressable>
      {isGuidelineMissing && <Notice tone="warning">暂时打不开指引，可以先不同意，稍后再试</Notice>}
      <View className="consent-actions">
        <Button id="privacy-refuse" kind="secondary" text="不同意" onPress={questions.refuse} />
        <PlatformButton
          id={AGREE_ID}
          className="button button-primary privacy-agree"
          hoverClass="pressed"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={() => questions.agree(AGREE_ID)}
        >
          同意
        </PlatformButton>
      </View>
    </Sheet>
  );
}
