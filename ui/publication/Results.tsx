import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Publication, PublicationLead } from '../../workflows/publication/publication.schema.ts';
import { askingPages } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { SubjectLink } from '../kit/SubjectLink.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';
import { useSaid } from './said.ts';
import { reasonText } from './Fates.tsx';
import { namesOf } from './names.ts';
import css from './Publish.module.css';

const filters = {
  moved: { fate: 'move' },
  mapped: { fate: 'map' },
  blocked: { fate: 'blocked' },
  kept: { state: 'kept' },
} as const;
type Shown = keyof typeof filters;

/** What became of each lead of a publication, page by page. */
export const Results = ({ publication }: { publication: Publication }) => {
  const { t, language } = useSaid();
  const { counts } = publication;
  const sums: Record<Shown, number> = {
    moved: counts.move,
    mapped: counts.map,
    blocked: counts.blocked,
    kept: counts.kept,
  };
  const known = (Object.keys(filters) as Shown[]).filter((one) => sums[one] > 0);
  const [shown, setShown] = useState<Shown>(known.includes('blocked') ? 'blocked' : (known[0] ?? 'moved'));
  const query = useInfiniteQuery(
    askingPages('/publications/{id}/leads', { path: { id: publication.id }, query: { ...filters[shown], limit: 50 } }),
  );
  const definition = usePipelines().find(({ key }) => key === publication.pipeline)?.definition;
  const names = definition ? namesOf(definition, undefined, language) : undefined;
  if (known.length === 0) return <p className={css.outcome}>{t('results.none')}</p>;
  const saying = (lead: PublicationLead) =>
    !names
      ? ''
      : lead.fate === 'blocked'
        ? reasonText(lead, names, t)
        : lead.to && lead.to !== lead.from
          ? t('results.change', { from: names.stage(lead.from), to: names.stage(lead.to) })
          : names.stage(lead.from);
  return (
    <div className={css.results}>
      <div className={css.chips}>
        {known.map((one) => (
          <Chip key={one} on={one === shown} onClick={() => setShown(one)}>
            {t(`results.${one}`)} · {sums[one]}
          </Chip>
        ))}
      </div>
      {query.error && <Problem error={query.error} again={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={3} height={28} />}
      <ul>
        {query.data?.pages
          .flatMap(({ items }) => items)
          .map((lead) => (
            <li key={lead.id}>
              <SubjectLink subject={lead} />
              {lead.number !== null && <span className={css.dim}>№ {lead.number}</span>}
              <span className={css.dim}>{saying(lead)}</span>
            </li>
          ))}
      </ul>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('results.next')}
        </Button>
      )}
    </div>
  );
};
