import { useQuery } from '@tanstack/react-query';
import { IconStar, IconStarFilled, IconUsers } from '@tabler/icons-react';
import type { QuickReply } from '../../../workflows/quick-reply/quick-reply.schema.ts';
import { replyIn } from '../../../workflows/quick-reply/quick-reply.ts';
import { del, post } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { useWords } from '../../words.ts';
import { changesReplies } from './changes.ts';
import css from './Quick.module.css';
import { ReplyForm } from './ReplyForm.tsx';
import { ChangeOrDelete, Written } from './Written.tsx';

/** One's own and those for everybody. */
export const Replies = ({ overseer }: { overseer: boolean }) => {
  const { t } = useWords('conversation/quick');
  return (
    <Written
      all={useQuery(asking('/quick-replies')).data?.items ?? []}
      adds={t('reply.new')}
      row={(reply, onChange) => <Row reply={reply} mayChange={overseer || !reply.shared} onChange={onChange} />}
      form={(reply, onDone) => <ReplyForm {...(reply ? { reply } : {})} overseer={overseer} onDone={onDone} />}
    />
  );
};

type Props = { reply: QuickReply; mayChange: boolean; onChange: () => void };

const Row = ({ reply, mayChange, onChange }: Props) => {
  const { t, language } = useWords('conversation/quick');
  const { id, name, texts, shared, starred } = reply;
  const path = { id };
  const changes = changesReplies;
  const starring = useWrite(() => post('/quick-replies/{id}/star', { path, body: { is: !starred } }), { changes });
  const deleting = useWrite(() => del('/quick-replies/{id}', { path }), {
    changes,
    says: t('deleted', { name }),
    tone: 'dim',
    undo: () => post('/quick-replies', { body: { name, texts, shared } }),
  });
  return (
    <>
      <Button
        look="quiet"
        label={t(starred ? 'unstar' : 'star', { name })}
        aria-pressed={starred}
        icon={starred ? <IconStarFilled size={15} className={css.starred} /> : <IconStar size={15} />}
        busy={starring.busy}
        onClick={() => void starring.write()}
      />
      <div className={css.grow}>
        {shared && <IconUsers size={13} aria-label={t('shared')} data-hint={t('shared')} />} {name}
        <p>{replyIn(texts, language).text}</p>
      </div>
      {mayChange && <ChangeOrDelete name={name} onChange={onChange} deleting={deleting} />}
    </>
  );
};
