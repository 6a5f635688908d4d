import { useRef } from 'react';
import { patch } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './CompanySettings.module.css';

/** The logo as it stands on invoices; chosen, it is saved at once. */
export const Logo = ({ logo, may }: { logo: string | null; may: boolean }) => {
  const { t } = useWords('company/settings');
  const input = useRef<HTMLInputElement>(null);
  const saving = useWrite((next: string | null) => patch('/settings/company', { body: { logo: next } }), {
    changes: [['/settings/company']],
    says: t('saved'),
  });
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    await saving.write(btoa(text));
  };
  return (
    <div className={css.logo}>
      <b>{t('logo')}</b>
      {logo ? <img src={logo} alt={t('logo')} /> : <span className={css.dim}>{t('logo.none')}</span>}
      {may && (
        <span className={css.chips}>
          <input
            ref={input}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            hidden
            aria-label={t('logo')}
            onChange={({ target }) => void choose(target.files?.[0]).finally(() => (target.value = ''))}
          />
          <Button busy={saving.busy} onClick={() => input.current?.click()}>
            {t('logo.choose')}
          </Button>
          {logo && (
            <Button look="quiet" onClick={() => void saving.write(null)}>
              {t('logo.remove')}
            </Button>
          )}
        </span>
      )}
    </div>
  );
};
