import { IconX } from '@tabler/icons-react';
import { FileLine } from '../file/FileLine.tsx';
import { SendingLine } from '../file/SendingLine.tsx';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { useWords } from '../words.ts';
import css from './Message.module.css';
import type { Files } from './use-files.ts';

/** What goes with the words, before it goes: each can be taken off, and a picture sent as it is. */
export const FilesToSend = ({ files }: { files: Files }) => {
  const { t } = useWords('message');
  const { items, sendings, isOver, limits } = files;
  if (isOver) return <p className={css.over}>{t(limits ? 'files.drop' : 'files.none')}</p>;
  if (items.length + sendings.length === 0) return null;
  const messages = Math.ceil(items.length / (limits?.together ?? 1));
  return (
    <>
      <ul className={css.files}>
        {items.map((file) => (
          <li key={file.id}>
            <FileLine file={file}>
              {file.thumbnail && file.size <= (limits?.picture ?? 0) && (
                <Chip
                  on={file.as === 'document'}
                  onClick={() => files.setAs(file.id, file.as === 'document' ? undefined : 'document')}
                >
                  {t('files.asFile')}
                </Chip>
              )}
              <Button
                look="quiet"
                icon={<IconX size={15} />}
                label={t('files.remove', { name: file.name })}
                onClick={() => files.remove(file.id)}
              />
            </FileLine>
          </li>
        ))}
        {sendings.map((sending) => (
          <li key={sending.key}>
            <SendingLine sending={sending} again={() => files.again(sending)} />
          </li>
        ))}
      </ul>
      {messages > 1 && <p className={css.hint}>{t('files.several', { count: messages })}</p>}
    </>
  );
};
