import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode, RefObject } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Shown } from '../../table/layout.ts';
import { Rows } from '../../table/Rows.tsx';
import { choose } from '../board/selection.ts';
import type { Column } from './columns.ts';
import { Row } from './Row.tsx';
import { rowsQuery } from './rows.ts';

type Props = {
  filter: Parameters<typeof rowsQuery>[0];
  sort: string;
  shown: Shown<Column>[];
  pipeline: Pipeline;
  narrow: boolean;
  scroll: RefObject<HTMLDivElement | null>;
  none: ReactNode;
  onStage: (lead: Lead, at: HTMLElement) => void;
};

/** Leads as rows. */
export const Grid = ({ filter, sort, shown, pipeline, narrow, scroll, none, onStage }: Props) => {
  const rows = useInfiniteQuery(rowsQuery(filter, sort));
  const navigate = useNavigate();
  return (
    <Rows
      {...{ rows, narrow, scroll, none }}
      place={JSON.stringify([filter, sort])}
      row={(lead, top) => <Row key={lead.id} {...{ lead, top, shown, pipeline, narrow, onStage }} />}
      onOpen={({ id }) => void navigate({ to: '/leads/$id', params: { id } })}
      onChoose={({ id }) => choose(id)}
    />
  );
};
