import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { Page as Part } from '../ask/asking.ts';
import { ImportLink } from '../import/ImportLink.tsx';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Page } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { Search } from '../kit/Search.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useWords } from '../words.ts';
import css from './Card.module.css';
import { Kinds } from './Kinds.tsx';

/** A column: its head, and what a row shows in it. */
export type Column<T> = { head: string; cell: (item: T) => ReactNode; number?: boolean };

type Props<T> = {
  noun: 'contact' | 'company';
  at: '/contacts' | '/companies';
  title: string;
  q: string;
  list: UseInfiniteQueryResult<InfiniteData<Part<T>>>;
  columns: Column<T>[];
  icon: ReactNode;
  /** the dialog that enters a new one */
  entering: (onClose: () => void) => ReactNode;
};

/** People or companies: what is searched for, page after page, and how a new one is entered. */
export const ListPage = <T extends { id: string }>(props: Props<T>) => {
  const { noun, at, title, q, list, columns, icon, entering } = props;
  const { t } = useWords(noun);
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  useEffect(() => void (document.title = `${title} · Voronka`), [title]);
  const look = useCallback(
    (text: string) => void navigate({ to: at, search: text ? { q: text } : {}, replace: true }),
    [navigate, at],
  );
  const add = () => setAdding(true);
  useKeys([{ keys: 'c', does: t('new'), run: add }]);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={title}
      action={
        <>
          <ImportLink noun={noun} />
          <Button look="primary" icon={<IconPlus size={16} />} keys="c" folds onClick={add}>
            {t('new')}
          </Button>
        </>
      }
    >
      <Kinds at={at}>
        <Search value={q} onChange={look} hint={t('search')} />
      </Kinds>
      {list.error && <Problem error={list.error} again={() => void list.refetch()} />}
      {list.isPending && <Skeleton rows={8} height={36} />}
      {list.isSuccess && items.length === 0 && (
        <Empty
          icon={icon}
          title={t(q ? 'none.found' : 'none.title')}
          text={t(q ? 'none.found.text' : 'none.text')}
          action={<Button onClick={add}>{t('new')}</Button>}
        />
      )}
      {items.length > 0 && <Rows columns={columns} items={items} />}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {adding && entering(() => setAdding(false))}
    </Page>
  );
};

const Rows = <T extends { id: string }>({ columns, items }: { columns: Column<T>[]; items: T[] }) => (
  <div className={css.list}>
    <table className={css.table}>
      <thead>
        <tr>
          {columns.map(({ head, number }) => (
            <th key={head} className={number ? css.number : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            {columns.map(({ head, cell, number }) => (
              <td key={head} className={number ? css.number : undefined}>
                {cell(item)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
