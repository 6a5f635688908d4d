import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { channelOf } from '../../workflows/channel/index.ts';
import type { Template } from '../../workflows/template/template.schema.ts';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useWords } from '../words.ts';
import { LeadPick } from './LeadPick.tsx';
import type { SampleLead } from './sample-lead.ts';
import { previewQuery, type Slot, type Text } from './templates.ts';
import { SendTest } from './SendTest.tsx';
import { PartCount } from './PartCount.tsx';
import { Letter } from './Letter.tsx';
import css from './Template.module.css';

/** What a client would read: filled in by the server with a real lead, the way it is done when it is sent. */
export const PreviewPane = ({
  slot,
  text,
  saved,
  lead: { lead, isOther, isPending, pipeline, choose },
}: {
  slot: Slot;
  text: Text;
  saved: Template | undefined;
  lead: SampleLead;
}) => {
  const { t } = useWords('template');
  const settled = useSettled(text, 350);
  const query = useQuery({
    ...previewQuery({ ...slot, ...settled, leadId: lead?.id ?? '' }),
    enabled: Boolean(lead) && settled.body.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });

  if (!lead)
    return isPending ? <Skeleton rows={5} /> : <Empty title={t('preview.noLead')} text={t('preview.noLead.text')} />;
  const shown = query.data;
  return (
    <div className={css.preview}>
      <div className={css.bar}>
        <LeadPick lead={lead} pipeline={isOther ? undefined : pipeline} onPick={choose} />
        <span className={css.space} />
        {channelOf(slot.channel) && <SendTest slot={slot} text={text} saved={saved} leadId={lead.id} />}
      </div>
      {isOther && <p className={css.dim}>{t('preview.other')}</p>}
      {query.error && !shown ? (
        <Problem error={query.error} again={() => void query.refetch()} />
      ) : settled.body.trim() === '' ? (
        <p className={css.dim}>{t('preview.empty')}</p>
      ) : !shown ? (
        <Skeleton rows={6} />
      ) : shown.fault ? (
        <p className={css.fault} role="status">
          <IconAlertTriangle size={16} />
          <span>
            {t('preview.fault', { name: lead.name })} {shown.fault.message}
          </span>
        </p>
      ) : shown.html === null ? (
        <>
          <div className={css.phone} lang={slot.language}>
            <p className={css.bubble}>{shown.body}</p>
          </div>
          {channelOf(slot.channel)?.client?.inParts && <PartCount text={shown.body} />}
        </>
      ) : (
        <>
          <p className={css.subject} lang={slot.language}>
            {shown.subject}
          </p>
          <Letter html={shown.html} />
        </>
      )}
    </div>
  );
};

/** The value once nobody has typed for so long, milliseconds. */
const useSettled = (text: Text, ms: number): Text => {
  const [settled, setSettled] = useState(text);
  const { subject, body } = text;
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ subject, body }), ms);
    return () => clearTimeout(timer);
  }, [subject, body, ms]);
  return settled;
};
