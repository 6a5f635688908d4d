import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { siteFrom } from '../../workflows/form/check.ts';
import type { FormDefinition } from '../../workflows/form/form.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import shared from './Form.module.css';
import css from './Fields.module.css';

type Look = FormDefinition['look'];
type Guard = FormDefinition['guard'];

/** What is not set here follows the style of the site. */
export const LookOfForm = ({ look, onChange }: { look: Look; onChange: (look: Look) => void }) => {
  const { t } = useWords('form');
  const change = (part: NonNullable<Look>) => {
    const next = Object.fromEntries(Object.entries({ ...look, ...part }).filter(([, value]) => value !== undefined));
    onChange(Object.keys(next).length > 0 ? (next as Look) : undefined);
  };
  return (
    <Section title={t('look')}>
      <div className={shared.pair}>
        <div className={css.field}>
          <label htmlFor="form-accent">{t('look.accent')}</label>
          <div className={shared.bar}>
            <input
              id="form-accent"
              type="color"
              className={css.color}
              value={look?.accent ?? '#3b5bdb'}
              onChange={(event) => change({ accent: event.target.value })}
            />
            <code>{look?.accent ?? t('look.site')}</code>
            {look?.accent && (
              <Button
                look="quiet"
                icon={<IconX size={16} />}
                label={t('look.accent.clear')}
                onClick={() => change({ accent: undefined })}
              />
            )}
          </div>
        </div>
        <div className={css.field}>
          <label htmlFor="form-radius">{t('look.radius', { radius: look?.radius ?? 8 })}</label>
          <input
            id="form-radius"
            type="range"
            min={0}
            max={24}
            value={look?.radius ?? 8}
            onChange={(event) => change({ radius: Number(event.target.value) })}
          />
        </div>
      </div>
      <label className={shared.check}>
        <input
          type="checkbox"
          checked={look?.compact ?? false}
          onChange={(event) => change({ compact: event.target.checked || undefined })}
        />
        {t('look.compact')}
      </label>
    </Section>
  );
};

/** Browsers of other sites may not read the answer. */
export const SitesOfForm = ({
  sites,
  wrong,
  onChange,
}: {
  sites: string[];
  wrong: (field: string) => string | undefined;
  onChange: (sites: string[]) => void;
}) => {
  const { t } = useWords('form');
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string>();
  const add = () => {
    const site = siteFrom(typed);
    if (!site) return setError(t('sites.wrong'));
    setError(undefined);
    setTyped('');
    if (!sites.includes(site)) onChange([...sites, site]);
  };
  return (
    <Section title={t('sites')}>
      {sites.length === 0 && <p className={shared.warn}>{t('sites.none')}</p>}
      <ul className={css.sites}>
        {sites.map((site, index) => (
          <li key={site}>
            <span>{site === '*' ? t('sites.all') : site}</span>
            {wrong(`sites.${index}`) && <span className={shared.error}>{wrong(`sites.${index}`)}</span>}
            <Button
              look="quiet"
              icon={<IconX size={16} />}
              label={t('sites.remove', { site })}
              onClick={() => onChange(sites.filter((one) => one !== site))}
            />
          </li>
        ))}
      </ul>
      <form
        className={shared.adding}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Input
          label={t('sites.add')}
          hint={t('sites.hint')}
          placeholder="https://agency.kz"
          maxLength={300}
          value={typed}
          error={error}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" icon={<IconPlus size={16} />}>
          {t('add')}
        </Button>
      </form>
    </Section>
  );
};

export const GuardOfForm = ({ guard, onChange }: { guard: Guard; onChange: (guard: Guard) => void }) => {
  const { t } = useWords('form');
  const change = (part: NonNullable<Guard>) => {
    const next = Object.fromEntries(Object.entries({ ...guard, ...part }).filter(([, value]) => value !== undefined));
    onChange(Object.keys(next).length > 0 ? (next as Guard) : undefined);
  };
  const number = (text: string, least: number, most: number) =>
    text === '' ? undefined : Math.min(most, Math.max(least, Math.round(Number(text)) || least));
  return (
    <Section title={t('guard')}>
      <p className={shared.dim}>{t('guard.trap')}</p>
      <div className={shared.pair}>
        <Input
          label={t('guard.seconds')}
          hint={t('guard.seconds.hint')}
          type="number"
          min={0}
          max={60}
          placeholder="0"
          value={guard?.minSeconds ?? ''}
          onChange={(event) => change({ minSeconds: number(event.target.value, 0, 60) })}
        />
        <Input
          label={t('guard.minute')}
          hint={t('guard.minute.hint')}
          type="number"
          min={1}
          max={1000}
          placeholder="20"
          value={guard?.perMinute ?? ''}
          onChange={(event) => change({ perMinute: number(event.target.value, 1, 1000) })}
        />
      </div>
    </Section>
  );
};
