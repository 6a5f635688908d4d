import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { IconBolt } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Pipeline, Stage } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Refusal } from '../../../workflows/refusal.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import type { Page } from '../../ask/asking.ts';
import { refusalText } from '../../kit/problem.ts';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { useWords } from '../../words.ts';
import css from './Column.module.css';

export type WhyNot = (id: string, stage: string) => Refusal | undefined;

type Props<T extends { id: string; stage: string }> = {
  pipeline: Pipeline;
  stage: Stage;
  query: UseInfiniteQueryResult<InfiniteData<Page<T>>>;
  /** of what was read those that are shown */
  items: T[];
  /** of all; undefined while it is not known */
  count: number | undefined;
  /** what they come to */
  sum?: string;
  filtered: boolean;
  whyNot: WhyNot;
  /** the card that the keyboard is about to bring here, and its name */
  aimed: { id: string; stage: string; name: string } | undefined;
  card: (item: T) => ReactNode;
};

/** A stage of a board with its cards, to which others are brought. */
export const ColumnShell = <T extends { id: string; stage: string }>(props: Props<T>) => {
  const { pipeline, stage, query, items, count, sum, filtered, whyNot, aimed, card } = props;
  const { t, language } = useWords('lead/board');
  const { column, list, over: dropping } = useDropping(stage.key, whyNot);
  const over = dropping ?? (aimed && aimed.stage !== stage.key ? { refusal: whyNot(aimed.id, stage.key) } : undefined);
  useEffect(() => {
    if (aimed) column.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [aimed, column]);
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
          <span className={css.count}>{count !== undefined && (count > 1000 ? '1000+' : count)}</span>
          {automations > 0 && (
            <span className={css.automations} data-hint={t('automations', { count: automations })}>
              <IconBolt size={14} aria-hidden /> {automations}
            </span>
          )}
        </div>
        <div className={css.amounts} data-hint={sum || undefined}>
          {over?.refusal ? (
            <span className={css.refusal}>{refusalText(over.refusal)}</span>
          ) : aimed ? (
            <span role="status">{t('aim', { name: aimed.name })}</span>
          ) : (
            sum || '\u00a0'
          )}
        </div>
      </header>
      <ul ref={list} className={css.list} aria-label={name} data-list>
        {items.map(card)}
        {query.isPending && (
          <li>
            <Skeleton rows={3} height={102} />
          </li>
        )}
        {query.isError && !query.data && <li className={css.none}>{t('column.failed')}</li>}
        {query.isSuccess && items.length === 0 && (
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
};

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

const useDropping = (stage: string, whyNot: WhyNot) => {
  const column = useRef<HTMLElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [over, setOver] = useState<{ refusal: Refusal | undefined }>();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    void import('./drag.ts').then(({ dropOn }) => {
      if (gone || !column.current || !list.current) return;
      stop = dropOn({
        column: column.current,
        list: list.current,
        stage,
        onOver: (id) => setOver(id ? { refusal: whyNot(id, stage) } : undefined),
      });
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [stage, whyNot]);
  return { column, list, over };
};
