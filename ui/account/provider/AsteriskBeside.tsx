import { IconAlertTriangle, IconCheck, IconHelp, IconPlugConnected } from '@tabler/icons-react';
import type { Account } from '../../../workflows/account/account.schema.ts';
import { post } from '../../ask/ask.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { useWords } from '../../words.ts';
import css from '../Account.module.css';
import { AsteriskGuide } from './AsteriskGuide.tsx';

const icons = { fine: IconCheck, wrong: IconAlertTriangle, unknown: IconHelp };

/** Whether the line works now, part by part, and what stands in the files of its PBX. */
export const AsteriskBeside = ({ account, settings }: { account: Account; settings: Record<string, string> }) => {
  const { t } = useWords('account');
  const checking = useWrite(() => post('/accounts/{id}/check', { path: { id: account.id } }), {
    changes: [['/accounts']],
    refusal: 'form',
  });
  return (
    <section className={css.widget}>
      {account.error && (
        <p className={css.check} data-is="wrong">
          <IconAlertTriangle size={15} aria-hidden /> {t('asterisk.last', { error: account.error })}
        </p>
      )}
      <div>
        <Button icon={<IconPlugConnected size={15} />} busy={checking.busy} onClick={() => void checking.write()}>
          {t('asterisk.check')}
        </Button>
      </div>
      <div role="status">
        {checking.answer?.items.map(({ what, is, value }) => {
          const Icon = icons[is];
          return (
            <p key={what} className={css.check} data-is={is}>
              <Icon size={15} aria-hidden /> {t(`asterisk.check.${what}.${is}`, { value })}
            </p>
          );
        })}
      </div>
      <Problem error={checking.error} />
      <details>
        <summary>{t('asterisk.files')}</summary>
        <AsteriskGuide settings={settings} />
      </details>
    </section>
  );
};
