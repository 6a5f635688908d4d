import { keepPreviousData, useQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconBriefcaseOff, IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Condition } from '../../workflows/automation/condition.schema.ts';
import { listFacts, type ListNoun } from '../../workflows/contact/list.words.ts';
import { fieldsOf } from '../../workflows/field/field.ts';
import { asking, type Page as Part } from '../ask/asking.ts';
import { fieldFact, inDays } from '../automation/condition/facts.ts';
import { useFields, useFieldsRead } from '../field/fields.ts';
import { ImportLink } from '../import/ImportLink.tsx';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { useKeys } from '../kit/keys.ts';
import { isGone, partsOf } from '../lead/filter/parts.ts';
import { conditionOf } from '../lead/board/shown.ts';
import { cleanAddress } from '../search-text.ts';
import { useUsers } from '../session.tsx';
import { ExportMenu } from '../table/ExportMenu.tsx';
import { Line } from '../table/Line.tsx';
import { ListScreen, totalOf } from '../table/ListScreen.tsx';
import type { ListAddress } from '../view/views.ts';
import { useWords } from '../words.ts';
import { Kinds } from './Kinds.tsx';
import { listColumns, usualColumns, type ListItem } from './list-columns.tsx';
import type { ListSearch } from './list-search.ts';

type Props = {
  noun: ListNoun;
  at: '/contacts' | '/companies';
  title: string;
  search: ListSearch;
  /** as the server is asked */
  asked: { q?: string; filter?: string };
  list: UseInfiniteQueryResult<InfiniteData<Part<ListItem>>>;
  icon: ReactNode;
  /** the dialog that enters a new one */
  entering: (onClose: () => void) => ReactNode;
};

/** Those whom nobody works with now. */
const noOpenLead: Condition = { field: 'openLeads', is: '=', value: 0 };
const NONE = { stages: [], outcomes: [], tasks: { types: [] } as never, lossReasons: [] };
const NEWEST = '-createdAt';

/** People or companies as rows. */
export const ListPage = ({ noun, at, title, search, asked, list, icon, entering }: Props) => {
  const { t, language } = useWords(noun);
  const navigate = useNavigate();
  const users = useUsers();
  const [adding, setAdding] = useState(false);
  const house = useFields(noun);
  const areRead = useFieldsRead();
  const fields = useMemo(() => fieldsOf(noun, house), [noun, house]);
  const columns = useMemo(
    () => listColumns(noun, { language, fields, nameOf: (id) => users.find((user) => user.id === id)?.name ?? '' }),
    [noun, language, fields, users],
  );
  const known = useMemo(() => listFacts(noun, users), [noun, users]);
  const facts = useMemo(() => {
    const context = { currency: 'KZT' as const, users };
    return [
      ...known.map((field) => fieldFact(field.key, 'contact', field, language, context)),
      ...fields.map((field) => fieldFact(`fields.${field.key}`, 'fields', field, language, context)),
    ].map(inDays);
  }, [known, fields, language, users]);
  useEffect(() => void (document.title = `${title} · Voronka`), [title]);
  const go = useCallback(
    (change: ListAddress, replace = false) =>
      void navigate({ to: at, search: (was: ListSearch) => cleanAddress({ ...was, ...change }), replace }),
    [navigate, at],
  );
  useKeys([{ keys: 'c', does: t('new'), run: () => setAdding(true) }]);
  const condition = conditionOf(search.filter);
  const gone = (part: Condition) => areRead && isGone(part, fields);
  const count = useQuery({
    ...asking(`${at}/count`, { query: { q: asked.q, filter: asked.filter } }),
    placeholderData: keepPreviousData,
    enabled: !condition || !partsOf(condition).some(gone),
  }).data;
  const narrowed = Boolean(search.q) || condition !== undefined;
  return (
    <>
      <ListScreen
        {...{ title, search, columns }}
        said={{ search: t('search'), filter: t('filter'), count: count && t('count', totalOf(count)) }}
        label={title}
        views={{ noun }}
        onGo={go}
        onView={(view, replace = false) => void navigate({ to: at, search: cleanAddress(view as ListSearch), replace })}
        rows={list}
        place={JSON.stringify([at, asked, search.sort ?? NEWEST])}
        usual={{ columns: usualColumns[noun], sort: NEWEST }}
        conditions={{
          ...{ names: { ...NONE, fields, around: known }, facts, isGone: gone },
          presets: [{ icon: <IconBriefcaseOff />, text: t('table:noOpen'), condition: noOpenLead }],
        }}
        actions={({ asked: shown, gone: isMissing }) => (
          <>
            <ImportLink noun={noun} />
            {!isMissing && <ExportMenu at={`${at}/export`} asked={{ ...asked, ...shown }} />}
            <Button look="primary" icon={<IconPlus size={16} />} keys="c" folds onClick={() => setAdding(true)}>
              {t('new')}
            </Button>
          </>
        )}
        kinds={(words) => <Kinds at={at}>{words}</Kinds>}
        none={
          <Empty
            icon={icon}
            title={t(narrowed ? 'none.found' : 'none.title')}
            text={condition ? t('table:none.filtered') : t(search.q ? 'none.found.text' : 'none.text')}
            action={<Button onClick={() => setAdding(true)}>{t('new')}</Button>}
          />
        }
        row={(item, top, shows) => (
          <Line key={item.id} {...{ at, item, top, ...shows }} by={{ column: 'name', name: item.name }} />
        )}
        onOpen={({ id }) => void navigate({ to: `${at}/$id`, params: { id } })}
      />
      {adding && entering(() => setAdding(false))}
    </>
  );
};
