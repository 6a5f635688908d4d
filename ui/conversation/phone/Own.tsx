import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Message } from '../../../workflows/conversation/conversation.schema.ts';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import css from '../Phone.module.css';
import type { Client } from './use-client.ts';

export type Own = { message: Message; client: Client };

/** What the client may still do with a message of theirs. */
export const OwnActs = ({ message: { id, text }, client, onEdit }: Own & { onEdit: () => void }) => {
  const { t } = useWords('conversation/phone');
  return (
    <span className={css.acts}>
      {text && <Button look="quiet" icon={<IconPencil size={13} />} label={t('edit')} onClick={onEdit} />}
      <Button
        look="quiet"
        icon={<IconTrash size={13} />}
        label={t('delete')}
        onClick={() => client.act({ do: 'delete', message: id })}
      />
    </span>
  );
};

export const EditOwn = ({ message: { id, text }, client, onDone }: Own & { onDone: () => void }) => {
  const { t } = useWords('conversation/phone');
  const [typed, type] = useState(text);
  return (
    <form
      className={css.line}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim()) client.act({ do: 'edit', message: id, text: typed.trim() });
        onDone();
      }}
    >
      <input autoFocus aria-label={t('edit')} value={typed} onChange={({ target }) => type(target.value)} />
      <Button type="submit">{t('edit.save')}</Button>
    </form>
  );
};
