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
import { leadsFound, previewQuery, type Slot, type Text } from './templates.ts';
import { SendTest } from './SendTest.tsx';
import { PartCount } from './PartCount.tsx';
import css from './Template.module.css';

const kept = 'voronka.template.lead';

/** What a client would read: filled in by the server with a real lead, the way it is done when it is sent. */
export const PreviewPane = ({ slot, text, saved }: { slot: Slot; text: Text; saved: Template | undefined }) => {
  const { t } = useWords('template');
  const newest = useQuery(leadsFound(''));
  const [chosen, setChosen] = useState<{ id: string; name: string } | undefined>(() => {
    const [id, name] = localStorage.getItem(kept)?.split('|') ?? [];
    return id && name ? { id, name } : undefined;
  });
  const lead = chosen ?? newest.data?.[0];
  const settled = useSettled(text, 350);
  const query = useQuery({
    ...previewQuery({ ...slot, ...settled, leadId: lead?.id ?? '' }),
    enabled: Boolean(lead) && settled.body.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  const choose = (next: { id: string; name: string }) => {
    localStorage.setItem(kept, `${next.id}|${next.name}`);
    setChosen({ id: next.id, name: next.name });
  };

  if (!lead)
    return newest.isPending ? (
      <Skeleton rows={5} />
    ) : (
      <Empty title={t('preview.noLead')} text={t('preview.noLead.text')} />
    );
  const shown = query.data;
  return (
    <div className={css.preview}>
      <div className={css.bar}>
        <LeadPick lead={lead} onPick={choose} />
        <span className={css.space} />
        {channelOf(slot.channel) && <SendTest slot={slot} text={text} saved={saved} leadId={lead.id} />}
      </div>
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
          <iframe className={css.letter} sandbox="" srcDoc={shown.html} title={t('pane.preview')} />
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
