import { useQuery } from '@tanstack/react-query';
import { IconHourglass, IconListCheck, IconMail } from '@tabler/icons-react';
import { inLanguage } from '../../workflows/words/words.ts';
import { channelOf } from '../../workflows/channel/index.ts';
import { forClients } from '../account/for-clients.ts';
import { asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Search } from '../kit/Search.tsx';
import { languageNames, languages } from '../language.ts';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './TalkFilters.module.css';
import type { Shelf, TalkFilter } from './talk-filter.ts';
import { tagsQuery } from './talks.ts';

type Props = {
  shelf: Shelf;
  filter: TalkFilter;
  choosing: boolean;
  onChoosing: () => void;
  onChange: (filter: TalkFilter) => void;
};

/** Which of them, and who first; what there is only one of is not asked for. */
export const TalkFilters = ({ shelf, filter, choosing, onChoosing, onChange }: Props) => {
  const { t, language } = useWords('conversation');
  const accounts = forClients(useQuery(asking('/accounts')).data?.items ?? []);
  const channels = [...new Set(accounts.map(({ channel }) => channel))];
  const tags = useQuery(tagsQuery).data?.items ?? [];
  const users = useUsers().filter(({ active }) => active);
  const me = useMe();
  const set = <K extends keyof TalkFilter>(key: K, value: TalkFilter[K] | undefined) => {
    const { [key]: _, ...others } = filter;
    onChange(value ? { ...others, [key]: value } : others);
  };
  return (
    <div className={css.filters} role="search" aria-label={t('filters')}>
      <Search value={filter.q ?? ''} hint={t('search')} onChange={(q) => set('q', q)} />
      <div className={css.row}>
        <Chip
          icon={<IconMail size={13} />}
          on={filter.unread === true}
          onClick={() => set('unread', filter.unread ? undefined : true)}
        >
          {t('filter.unread')}
        </Chip>
        <Chip
          icon={<IconHourglass size={13} />}
          on={filter.sort === 'waiting'}
          onClick={() => set('sort', filter.sort ? undefined : 'waiting')}
        >
          {t('filter.waiting')}
        </Chip>
        <Button
          look="quiet"
          label={t('many.choose')}
          icon={<IconListCheck size={16} />}
          aria-pressed={choosing}
          onClick={onChoosing}
        />
      </div>
      <div className={css.picks}>
        {tags.length > 0 && (
          <Pick
            label={t('tags')}
            all={t('tags.all')}
            value={filter.tag}
            options={tags.map(({ tag }) => [tag, tag])}
            onChange={(tag) => set('tag', tag)}
          />
        )}
        {me.role !== 'manager' && shelf !== 'mine' && shelf !== 'waiting' && (
          <Pick
            label={t('assignee')}
            all={t('assignee.all')}
            value={filter.assignee}
            options={users.map(({ id, name }) => [id, name])}
            onChange={(assignee) => set('assignee', assignee)}
          />
        )}
        {accounts.length > 1 && (
          <Pick
            label={t('account')}
            all={t('account.all')}
            value={filter.account}
            options={accounts.map(({ id, name }) => [id, name])}
            onChange={(account) => set('account', account)}
          />
        )}
        {channels.length > 1 && (
          <Pick
            label={t('channel')}
            all={t('channel.all')}
            value={filter.channel}
            options={channels.map((kind) => [kind, inLanguage(channelOf(kind)?.name ?? { ru: kind }, language)])}
            onChange={(channel) => set('channel', channel)}
          />
        )}
        <Pick
          label={t('language')}
          all={t('language.all')}
          value={filter.language}
          options={languages.map((one) => [one, languageNames[one]])}
          onChange={(spoken) => set('language', spoken)}
        />
      </div>
    </div>
  );
};

type Picked = {
  label: string;
  all: string;
  value: string | undefined;
  options: [string, string][];
  onChange: (value: string | undefined) => void;
};

const Pick = ({ label, all, value, options, onChange }: Picked) => (
  <select
    className={css.pick}
    aria-label={label}
    data-on={value ? true : undefined}
    value={value ?? ''}
    onChange={({ target }) => onChange(target.value || undefined)}
  >
    <option value="">{all}</option>
    {options.map(([one, name]) => (
      <option key={one} value={one}>
        {name}
      </option>
    ))}
  </select>
);
