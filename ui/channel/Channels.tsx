import { useQuery } from '@tanstack/react-query';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { accountName } from '../../workflows/channel/index.ts';
import { asking } from '../ask/asking.ts';
import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { Listed } from '../settings/reading.tsx';
import css from '../settings/Settings.module.css';
import { Accounts } from '../account/Accounts.tsx';
import { UndoTime } from './UndoTime.tsx';

export const Channels = () => {
  const { t, language } = useWords('channel');
  const me = useMe();
  const channels = useQuery(asking('/channels'));
  const connected = useQuery(asking('/accounts')).data?.items ?? [];
  const names = new Map(connected.map(({ id, name }) => [id, name]));
  return (
    <>
      {me.sandboxUrl && (
        <p>
          {t('sandbox')}{' '}
          <a href={me.sandboxUrl} target="_blank" rel="noreferrer">
            {me.sandboxUrl}
          </a>
        </p>
      )}
      <Listed query={channels}>
        {(items) => (
          <Section title={t('settings:tab.channels')}>
            <ul className={css.people}>
              {items.map(({ id, state, error, downSince, waiting }) => (
                <li key={id}>
                  <span className={css.person}>
                    <b>{names.get(id) ?? accountName(id, language)}</b>
                    <span className={css.dim}>
                      {t('waiting', { waiting })}
                      {error && ` · ${error}`}
                    </span>
                  </span>
                  <Chip
                    tone={state === 'ok' ? 'green' : 'red'}
                    icon={state === 'ok' ? <IconCheck size={14} /> : <IconAlertTriangle size={14} />}
                  >
                    {t(state === 'ok' ? 'ok' : 'down')}
                    {downSince && <Time at={downSince} as="age" />}
                  </Chip>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Listed>
      <Accounts />
      <Accounts lines />
      <UndoTime />
    </>
  );
};
