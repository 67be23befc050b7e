import { Text, View } from '@tarojs/components';

export interface TextSectionsProps {
  /** Each title once. */
  sections: readonly { title: string; text: string }[];
}

/** Questions and answers for a page that explains something, a card each. */
export function TextSections({ sections }: TextSectionsProps) {
  return (
    <>
      {sections.map(({ title, text }) => (
        <View className="card" key={title}>
          <Text className="card-title">{title}</Text>
          <Text>{text}</Text>
        </View>
      ))}
    </>
  );
}
