import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconAlertTriangle, IconCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Account } from '../../workflows/account/account.schema.ts';
import { isLine } from '../../workflows/channel/index.ts';
import { asking } from '../ask/asking.ts';
import { ChannelIcon } from '../channel/ChannelIcon.tsx';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useMe } from '../session.tsx';
import css from '../settings/Settings.module.css';
import { useWords } from '../words.ts';
import { AccountPanel } from './AccountPanel.tsx';
import { ConnectAccount } from './ConnectAccount.tsx';
import { providerForms } from './provider/index.ts';

/** Where clients write to us, or the lines by which they are called; admins connect another. */
export const Accounts = ({ lines = false }: { lines?: boolean }) => {
  const { t } = useWords('account');
  const isAdmin = useMe().role === 'admin';
  const query = useQuery({ ...asking('/accounts'), refetchInterval: 15_000 });
  const [connecting, connect] = useState(false);
  const [opened, open] = useState<string>();
  const accounts = (query.data?.items ?? []).filter(({ id }) => isLine(id) === lines);
  const part = lines ? 'lines.' : '';
  const shown = accounts.find(({ id }) => id === opened);
  return (
    <Section
      title={t(`${part}title`)}
      aside={
        isAdmin && (
          <Button icon={<IconPlus size={15} />} onClick={() => connect(true)}>
            {t(`${part}connect`)}
          </Button>
        )
      }
    >
      {query.isPending && <Skeleton rows={2} />}
      {query.error && <Problem error={query.error} again={() => void query.refetch()} />}
      {query.isSuccess && accounts.length === 0 && <p className={css.dim}>{t(`${part}none`)}</p>}
      <ul className={css.people}>
        {accounts.map((account) => (
          <li key={account.id}>
            <span className={css.person}>
              <b>
                <ChannelIcon account={account.id} size={15} /> {account.name}
              </b>
              <span className={css.dim}>
                {account.error ?? aboutOf(account, t)}
                {account.provider === 'sandbox' && lines && account.state !== 'blocked' && (
                  <>
                    {' · '}
                    <Link to="/calls">{t('lines.try')}</Link>
                  </>
                )}
                {account.provider === 'sandbox' && !lines && account.state !== 'blocked' && (
                  <>
                    {' · '}
                    <Link to="/conversations" search={{ show: 'all', phone: account.id }}>
                      {t('sandbox.write')}
                    </Link>
                  </>
                )}
              </span>
            </span>
            <Chip
              tone={tones[account.state]}
              icon={account.state === 'ok' ? <IconCheck size={14} /> : <IconAlertTriangle size={14} />}
            >
              {t(`state.${account.state}`)}
            </Chip>
            {isAdmin && (
              <Button look="quiet" onClick={() => open(account.id)}>
                {t('set')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {connecting && <ConnectAccount lines={lines} onClose={() => connect(false)} onMade={open} />}
      {shown && <AccountPanel account={shown} onClose={() => open(undefined)} />}
    </Section>
  );
};

const tones = { ok: 'green', slow: 'amber', down: 'red', blocked: 'dim' } as const;

const aboutOf = ({ id, provider, settings }: Account, t: (key: string) => string): string =>
  provider === 'sandbox'
    ? t(isLine(id) ? 'lines.sandbox' : 'sandbox')
    : (providerForms.find((one) => one.provider === provider)?.about(settings, t) ?? '');
