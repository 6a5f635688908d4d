import { useInfiniteQuery } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { readEmail } from '../../workflows/contact/email.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Input } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import css from './Composer.module.css';
import { messagesQuery } from './talks.ts';
import type { useCopies } from './use-copies.ts';

type Props = { talk: Conversation; copies: ReturnType<typeof useCopies> };

/** Copies of a letter, folded until somebody wants one; whoever stood on the client's last letter is offered, never put in. */
export const CopiesInput = ({ talk, copies: { typed, type, clear } }: Props) => {
  const { t } = useWords('conversation');
  const { data } = useInfiniteQuery({ ...messagesQuery(talk.id), enabled: typed !== undefined });
  if (!typed)
    return (
      <div className={css.copies}>
        <Button look="quiet" onClick={() => type({ cc: '', bcc: '' })}>
          {t('copies')}
        </Button>
      </div>
    );
  const letter = data?.pages
    .flatMap(({ items }) => items)
    .flatMap(({ parts }) => parts.filter((part) => part.kind === 'letter'))[0];
  const own = talk.account.slice(talk.account.indexOf(':') + 1);
  const others = [...(letter?.to ?? []), ...(letter?.cc ?? [])]
    .map(addressIn)
    .filter((one) => one !== '' && one !== own && !typed.cc.includes(one));
  return (
    <div className={css.copies}>
      <Input
        label={t('copies.cc')}
        value={typed.cc}
        autoComplete="off"
        onChange={({ target }) => type({ ...typed, cc: target.value })}
      />
      <Input
        label={t('copies.bcc')}
        value={typed.bcc}
        autoComplete="off"
        onChange={({ target }) => type({ ...typed, bcc: target.value })}
      />
      <Button look="quiet" label={t('copies.off')} icon={<IconX size={15} />} onClick={clear} />
      {[...new Set(others)].map((one) => (
        <Chip key={one} onClick={() => type({ ...typed, cc: [typed.cc.trim(), one].filter(Boolean).join(', ') })}>
          + {one}
        </Chip>
      ))}
    </div>
  );
};

/** Of "Anna <anna@example.com>". */
const addressIn = (written: string): string => {
  const read = readEmail(/<([^>]*)>/.exec(written)?.[1] ?? written);
  return 'email' in read ? read.email : '';
};
