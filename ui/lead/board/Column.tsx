import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconBolt } from '@tabler/icons-react';
import { memo, useEffect, useRef, useState } from 'react';
import { moneyText } from '../../../workflows/money/money.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline, Stage } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import type { StageTotal } from '../../../workflows/lead/totals.schema.ts';
import type { LeadFilter } from '../lead-query.ts';
import { refusalText } from '../../kit/problem.ts';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { useUsers } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { Card } from './Card.tsx';
import css from './Column.module.css';
import { waits } from './lists.ts';
import { columnQuery, shownOf } from './leads.ts';

type Props = {
  pipeline: Pipeline;
  stage: Stage;
  filter: LeadFilter;
  /** undefined while it is not known */
  total: StageTotal | 'none' | undefined;
  whyNot: (leadId: string, stage: string) => ReturnType<typeof import('./move.ts').whyNotTo>;
  onMenu: (lead: Lead, at: HTMLElement) => void;
  /** the card that the keyboard is about to bring here */
  aimed: Lead | undefined;
};

export const Column = memo(({ pipeline, stage, filter, total, whyNot, onMenu, aimed }: Props) => {
  const { t, language } = useWords('lead/board');
  const users = useUsers();
  const query = useInfiniteQuery({ ...columnQuery(filter), placeholderData: keepPreviousData });
  const { column, list, over: dropping } = useDropping(stage.key, whyNot);
  const over = dropping ?? (aimed && aimed.stage !== stage.key ? { refusal: whyNot(aimed.id, stage.key) } : undefined);
  useEffect(() => {
    if (aimed) column.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [aimed, column]);
  const { only } = filter;
  const known = query.data?.pages.flatMap((page) => page.items) ?? [];
  // until the answer is there, those that are known
  const leads = only && query.isPlaceholderData ? known.filter((lead) => waits(lead, only)) : known;
  const filtered = Boolean(only || filter.q || filter.responsible || filter.filter);
  const shown = total === 'none' ? { count: 0, amounts: [] } : total && shownOf(total, only);
  const amounts = (shown?.amounts ?? []).map((money) => moneyText(money, language)).join(' · ');
  const automations = pipeline.definition.automations.filter(({ stages }) => stages?.includes(stage.key)).length;
  const name = inLanguage(stage.name, language);
  return (
    <section
      ref={column}
      className={css.column}
      data-over={over ? (over.refusal ? 'refused' : 'welcome') : undefined}
      aria-label={name}
      data-stage={stage.key}
    >
      <header className={css.head} style={{ borderTopColor: stage.color }}>
        <div className={css.title}>
          <h2>{name}</h2>
          <span className={css.count}>{shown && (shown.count > 1000 ? '1000+' : shown.count)}</span>
          {automations > 0 && (
            <span className={css.automations} data-hint={t('automations', { count: automations })}>
              <IconBolt size={14} aria-hidden /> {automations}
            </span>
          )}
        </div>
        <div className={css.amounts} data-hint={amounts || undefined}>
          {over?.refusal ? (
            <span className={css.refusal}>{refusalText(over.refusal)}</span>
          ) : aimed ? (
            <span role="status">{t('aim', { name: aimed.name })}</span>
          ) : (
            amounts || '\u00a0'
          )}
        </div>
      </header>
      <ul ref={list} className={css.list} aria-label={name} data-list>
        {leads.map((lead) => (
          <Card
            key={lead.id}
            lead={lead}
            pipeline={pipeline}
            stage={stage}
            responsible={users.find(({ id }) => id === lead.responsibleId)?.name}
            onMenu={onMenu}
          />
        ))}
        {query.isPending && (
          <li>
            <Skeleton rows={3} height={102} />
          </li>
        )}
        {query.isError && !query.data && <li className={css.none}>{t('column.failed')}</li>}
        {query.isSuccess && leads.length === 0 && (
          <li className={css.none}>{t(filtered ? 'column.nothing' : 'column.empty')}</li>
        )}
        {query.hasNextPage && (
          <li>
            <More onSeen={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} text={t('more')} />
          </li>
        )}
      </ul>
    </section>
  );
});

/** Asks for the next hundred as soon as it comes near. */
const More = ({ onSeen, busy, text }: { onSeen: () => void; busy: boolean; text: string }) => {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (busy || !button.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(), { rootMargin: '400px' });
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [busy, onSeen]);
  return (
    <button ref={button} type="button" className={css.more} onClick={onSeen}>
      {text}
    </button>
  );
};

const useDropping = (stage: string, whyNot: Props['whyNot']) => {
  const column = useRef<HTMLElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [over, setOver] = useState<{ refusal: ReturnType<Props['whyNot']> }>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    void import('./drag.ts').then(({ dropOn }) => {
      if (gone || !column.current || !list.current) return;
      stop = dropOn({
        column: column.current,
        list: list.current,
        stage,
        onOver: (leadId) => setOver(leadId ? { refusal: whyNot(leadId, stage) } : undefined),
      });
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [stage, whyNot]);
  return { column, list, over };
};
