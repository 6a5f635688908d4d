import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { IconAlertTriangle, IconCircleCheck, IconMapQuestion } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { PublicConfirmation } from '../../../workflows/contact/address.schema.ts';
import { post } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { isProblem } from '../../ask/problem.ts';
import { useWrite } from '../../ask/use-write.ts';
import { cache } from '../../cache.ts';
import { Button } from '../../kit/Button.tsx';
import { ClientSheet } from '../../kit/ClientSheet.tsx';
import { Empty } from '../../kit/Empty.tsx';
import { problemText } from '../../kit/problem.ts';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { speak, useWords } from '../../words.ts';
import css from './Confirm.module.css';

/** What the client sees behind the link of the letter; nobody is signed in here. Looking confirms nothing: programs open links, too. */
export const ConfirmPage = () => {
  const { token = '' } = useParams({ strict: false });
  const { t } = useWords('contact/confirm');
  const query = useQuery(asking('/confirmations/{token}', { path: { token } }));
  const own = query.data?.language;
  useEffect(() => void (own && speak(own)), [own]);
  if (query.isPending)
    return (
      <ClientSheet>
        <Skeleton rows={4} />
      </ClientSheet>
    );
  if (query.data)
    return (
      <ClientSheet>
        <Question token={token} asked={query.data} />
      </ClientSheet>
    );
  const isOver = isProblem(query.error) && [400, 404, 422].includes(query.error.status);
  return (
    <ClientSheet>
      {isOver ? (
        <Empty heading icon={<IconMapQuestion />} title={t('over.title')} text={t('over.text')} />
      ) : (
        <Empty
          heading
          icon={<IconAlertTriangle />}
          title={t('failed.title')}
          text={problemText(query.error)}
          action={
            <Button look="primary" onClick={() => void query.refetch()}>
              {t('kit:again')}
            </Button>
          }
        />
      )}
    </ClientSheet>
  );
};

const Question = ({ token, asked }: { token: string; asked: PublicConfirmation }) => {
  const { t } = useWords('contact/confirm');
  const { company, address, confirmed } = asked;
  const done = useRef<HTMLHeadingElement>(null);
  const question = asking('/confirmations/{token}', { path: { token } });
  useEffect(() => void (document.title = [t('title'), company].filter(Boolean).join(' · ')), [t, company]);
  const confirming = useWrite(() => post('/confirmations/{token}', { path: { token } }), {
    then: (answer) => {
      cache.setQueryData(question.queryKey, answer);
      requestAnimationFrame(() => done.current?.focus());
    },
    changes: [['/confirmations/{token}', { path: { token } }]],
  });
  if (confirmed)
    return (
      <div className={css.said} role="status">
        <IconCircleCheck size={40} className={css.done} aria-hidden />
        <h1 ref={done} tabIndex={-1}>
          {t('done.title')}
        </h1>
        <p>{t('done.text', { address })}</p>
      </div>
    );
  return (
    <div className={css.said}>
      {company && <p className={css.company}>{company}</p>}
      <h1>{t('title')}</h1>
      <p className={css.address}>{address}</p>
      <p>{t('text')}</p>
      <button type="button" className={css.confirm} disabled={confirming.busy} onClick={() => void confirming.write()}>
        {t(confirming.busy ? 'busy' : 'confirm')}
      </button>
      <p className={css.dim}>{t('notMine')}</p>
    </div>
  );
};
