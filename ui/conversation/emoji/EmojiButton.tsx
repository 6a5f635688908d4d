import { IconMoodSmile } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { loadWords, useWords } from '../../words.ts';

const EmojiBoard = lazy(async () => {
  const [{ EmojiBoard: board }] = await Promise.all([import('./EmojiBoard.tsx'), loadWords('conversation/emoji')]);
  return { default: board };
});

/** Opens the board of emoji, which is read when somebody first wants one. */
export const EmojiButton = ({ onPick }: { onPick: (emoji: string) => void }) => {
  const { t } = useWords('conversation');
  const [at, open] = useState<HTMLElement>();
  return (
    <>
      <Button
        look="quiet"
        icon={<IconMoodSmile size={16} />}
        label={t('emoji')}
        onClick={({ currentTarget }) => open(currentTarget)}
      />
      {at && (
        <Suspense>
          <EmojiBoard
            at={at}
            onPick={(emoji) => {
              open(undefined);
              onPick(emoji);
            }}
            onClose={() => open(undefined)}
          />
        </Suspense>
      )}
    </>
  );
};
