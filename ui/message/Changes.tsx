import { IconAlertTriangle, IconClock, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { channelOf } from '../../workflows/channel/index.ts';
import { whyNotChange } from '../../workflows/conversation/change.ts';
import type {
  ChangeName,
  Conversation,
  Message,
  MessageState,
} from '../../workflows/conversation/conversation.schema.ts';
import { del, patch } from '../ask/ask.ts';
import type { Question } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { TextArea } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { problemText } from '../kit/problem.ts';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './Message.module.css';

type Props = { message: Message; talk: Conversation; changes: Question[] };

/** What may still be done to a message of ours: edit it, take it back; where the channel never lets us there is nothing to press. */
export const Changes = ({ message, talk, changes }: Props) => {
  const { t } = useWords('message');
  const now = useNow();
  const [asked, ask] = useState<ChangeName>();
  const channel = channelOf(talk.account);
  if (message.deletedAt || !channel?.changes || !there.has(message.state)) return null;
  const why = (what: ChangeName) => {
    const refusal = whyNotChange(message, what, channel, new Date(now).toISOString());
    return refusal && problemText(refusal);
  };
  const close = () => ask(undefined);
  return (
    <span className={css.changes}>
      <Button
        look="quiet"
        icon={<IconPencil size={14} />}
        label={t('edit')}
        why={why('edit')}
        onClick={() => ask('edit')}
      />
      <Button
        look="quiet"
        icon={<IconTrash size={14} />}
        label={t('delete')}
        why={why('delete')}
        onClick={() => ask('delete')}
      />
      {asked === 'edit' && <Edit {...{ message, talk, changes }} onClose={close} />}
      {asked === 'delete' && <TakeBack {...{ message, talk, changes }} onClose={close} />}
    </span>
  );
};

const there = new Set<MessageState>(['sent', 'delivered', 'read']);

const Edit = ({ message: { id, text }, talk, changes, onClose }: Props & { onClose: () => void }) => {
  const { t } = useWords('message');
  const form = useForm(
    { text },
    (typed) =>
      patch('/conversations/{id}/messages/{message}', {
        path: { id: talk.id, message: id },
        body: { text: typed.text },
      }),
    { changes, then: onClose },
  );
  return (
    <Dialog title={t('edit')} onClose={onClose} wide>
      <Form of={form} does={t('edit.save')} onCancel={onClose}>
        <TextArea label={t('edit.text')} rows={6} {...form.field('text')} />
      </Form>
    </Dialog>
  );
};

const TakeBack = ({ message: { id }, talk, changes, onClose }: Props & { onClose: () => void }) => {
  const { t } = useWords('message');
  const taking = useWrite(() => del('/conversations/{id}/messages/{message}', { path: { id: talk.id, message: id } }), {
    changes,
    then: onClose,
  });
  return (
    <Dialog title={t('delete')} onClose={onClose}>
      <p className={css.ask}>{t('delete.text')}</p>
      <div className={css.answer}>
        <Button onClick={onClose}>{t('kit:cancel')}</Button>
        <Button look="danger" busy={taking.busy} onClick={() => void taking.write()}>
          {t('delete')}
        </Button>
      </div>
    </Dialog>
  );
};

/** Until the client sees the change, or why it did not get there. */
export const ChangeFate = ({ change }: Pick<Message, 'change'>) => {
  const { t } = useWords('message');
  if (!change || change.state === 'sent' || change.state === 'delivered' || change.state === 'read') return null;
  const isLost = change.state === 'failed' || change.state === 'unknown';
  return (
    <p className={css.change} role={isLost ? 'alert' : undefined} data-lost={isLost || undefined}>
      {isLost ? <IconAlertTriangle size={14} aria-hidden /> : <IconClock size={14} aria-hidden />}
      {isLost ? t(`change.lost.${change.do}`, { reason: change.reason ?? '' }) : t('change.waits')}
    </p>
  );
};
