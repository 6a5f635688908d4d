import { useQuery } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Input } from '../kit/Field.tsx';
import { Pop } from '../kit/Menu.tsx';
import { useWords } from '../words.ts';
import css from './Conversations.module.css';
import { changedBy, tagsQuery } from './talks.ts';

type Props = { at: HTMLElement; talk: Pick<Conversation, 'id' | 'tags'>; onClose: () => void };

/** What a talk is about, in a word or two: a tag is put with Enter and taken off with a click. */
export const TagTalk = ({ at, talk: { id, tags }, onClose }: Props) => {
  const { t } = useWords('conversation');
  const [typed, type] = useState('');
  const known = useQuery(tagsQuery).data?.items ?? [];
  const list = useId();
  const tagging = useWrite(
    (body: { add?: string[]; remove?: string[] }) => post('/conversations/{id}/tags', { path: { id }, body }),
    { changes: changedBy(id) },
  );
  return (
    <Pop at={at} label={t('tags')} role="dialog" width={280} onClose={onClose}>
      <form
        className={css.tagging}
        onSubmit={(event) => {
          event.preventDefault();
          const add = typed.trim();
          type('');
          if (add) void tagging.write({ add: [add] });
        }}
      >
        {tags.length > 0 && (
          <div className={css.tags}>
            {tags.map((tag) => (
              <Chip
                key={tag}
                icon={<IconX size={12} aria-label={t('tags.off')} />}
                onClick={() => void tagging.write({ remove: [tag] })}
              >
                {tag}
              </Chip>
            ))}
          </div>
        )}
        <Input
          label={t('tags.add')}
          value={typed}
          list={list}
          maxLength={60}
          data-first
          onChange={({ target }) => type(target.value)}
        />
        <datalist id={list}>
          {known
            .filter(({ tag }) => !tags.includes(tag))
            .map(({ tag }) => (
              <option key={tag} value={tag} />
            ))}
        </datalist>
        <Button type="submit" busy={tagging.busy} why={typed.trim() ? undefined : t('tags.needs')}>
          {t('tags.put')}
        </Button>
      </form>
    </Pop>
  );
};
