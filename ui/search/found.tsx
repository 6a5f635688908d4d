import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconBuilding, IconFilter, IconListCheck, IconTicket, IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { searchNouns, type SearchNoun } from '../../workflows/search/noun.ts';
import type { FoundRecord } from '../../workflows/search/search.schema.ts';
import { trackText } from '../../workflows/task/track.ts';
import { asking } from '../ask/asking.ts';
import { useWords } from '../words.ts';

export type FoundGroup = { noun: SearchNoun; items: FoundRecord[] };

/** What the typed words find, in groups that have something; asked from the second letter on. */
export const useFound = (q: string): { groups: FoundGroup[]; looking: boolean } => {
  const asks = q.length > 1;
  const { data, isFetching } = useQuery({
    ...asking('/search', { query: { q } }),
    enabled: asks,
    placeholderData: keepPreviousData,
  });
  const groups = searchNouns.map((noun) => ({ noun, items: (asks && data?.[noun].items) || [] }));
  return { groups: groups.filter(({ items }) => items.length > 0), looking: isFetching };
};

/** Opens what was found. */
export const useOpenFound = () => {
  const navigate = useNavigate();
  return (noun: SearchNoun, id: string) => void navigate({ to: pages[noun], params: { id } });
};

const pages = {
  ...({ lead: '/leads/$id', contact: '/contacts/$id', company: '/companies/$id' } as const),
  ...({ task: '/tasks/$id', ticket: '/tickets/$id' } as const),
};

export const foundIcons: Record<SearchNoun, ReactNode> = {
  lead: <IconFilter size={16} />,
  contact: <IconUser size={16} />,
  company: <IconBuilding size={16} />,
  task: <IconListCheck size={16} />,
  ticket: <IconTicket size={16} />,
};

/** By what people call it: the number of a lead, a task or a ticket, the phone of a client. */
export const useCalled = () => {
  const { t } = useWords('kit');
  return (noun: SearchNoun, { number, phone }: FoundRecord): string => {
    if (noun === 'lead') return t('kit:number', { number: Number(number) });
    return noun === 'task' || noun === 'ticket' ? trackText(number ?? '') : (phone ?? '');
  };
};
