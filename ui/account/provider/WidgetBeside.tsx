import { IconCopy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Account } from '../../../workflows/account/account.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import type { Words } from '../../../workflows/words/words.schema.ts';
import { copyText } from '../../form/copy.ts';
import { Button } from '../../kit/Button.tsx';
import type { Language } from '../../language.ts';
import { showPreview } from '../../widget/preview.ts';
import { useWords } from '../../words.ts';
import css from '../Account.module.css';

/** The line that goes onto the site, and the chat as its visitors will see it. */
export const WidgetBeside = ({ account, settings }: { account: Account; settings: Record<string, string> }) => {
  const { t, language } = useWords('account');
  const { t: say } = useWords('form');
  const key = account.id.slice(account.id.indexOf(':') + 1);
  const code = `<script async src="${location.origin}/widget.js" data-account="${key}"></script>`;
  const place = useRef<HTMLDivElement>(null);
  const { color = '', title, welcome } = settings;
  useEffect(
    () =>
      place.current
        ? showPreview(place.current, language, {
            color,
            ...said({ title, welcome }, language),
            notice: account.notice && inLanguage(account.notice.text, language),
          })
        : undefined,
    [language, color, title, welcome, account.notice],
  );
  return (
    <section className={css.widget}>
      <div className={css.code}>
        <h3>{t('widget.code')}</h3>
        <pre tabIndex={0}>
          <code>{code}</code>
        </pre>
        <p className={css.dim}>{t('widget.code.hint')}</p>
        <Button icon={<IconCopy size={15} />} onClick={() => copyText(code, say)}>
          {t('widget.copy')}
        </Button>
      </div>
      <h3>{t('widget.look')}</h3>
      <p className={css.dim}>{t('widget.try')}</p>
      <div className={css.preview} ref={place} />
    </section>
  );
};

const said = <K extends string>(texts: Record<K, string | undefined>, language: Language): Record<K, string | null> => {
  const entries = Object.entries<string | undefined>(texts);
  return Object.fromEntries(
    entries.map(([key, text]) => [key, text ? inLanguage(JSON.parse(text) as Words, language) : null]),
  ) as Record<K, string | null>;
};
