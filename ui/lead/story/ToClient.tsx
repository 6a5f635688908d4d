import { accountName } from '../../../workflows/channel/index.ts';
import type { Conversation } from '../../../workflows/conversation/conversation.schema.ts';
import { ChannelIcon } from '../../channel/ChannelIcon.tsx';
import { Button } from '../../kit/Button.tsx';
import { useKeys } from '../../kit/keys.ts';
import { useWords } from '../../words.ts';

/** The ways to answer the lead's client, the one where she wrote last first. */
export const ToClient = ({ talks, onAnswer }: { talks: Conversation[]; onAnswer: (id: string) => void }) => {
  const { t, language } = useWords('lead/story');
  useKeys([{ keys: 'r', does: t('answer.key'), run: () => onAnswer(talks[0]!.id) }]);
  return talks.map(({ id, account, accountName: name }) => (
    <Button key={id} look="quiet" icon={<ChannelIcon account={account} size={16} />} onClick={() => onAnswer(id)}>
      {t('answer', { channel: name ?? accountName(account, language) })}
    </Button>
  ));
};
