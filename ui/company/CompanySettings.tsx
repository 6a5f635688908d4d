import { useSuspenseQuery } from '@tanstack/react-query';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { CompanySettings as Settings } from '../../workflows/seller/company-settings.schema.ts';
import { patch } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Input, TextArea } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { languageNames, languages } from '../language.ts';
import { useMe } from '../session.tsx';
import { usualCurrencies } from '../../workflows/money/money.ts';
import { useWords } from '../words.ts';
import css from './CompanySettings.module.css';
import { Logo } from './Logo.tsx';

const lines = ['name', 'phone', 'email', 'address'] as const;

/** Who we are for clients: letters, invoices and contracts say it. Admins change it, others see it. */
export const CompanySettings = () => {
  const { t } = useWords('company/settings');
  const { data } = useSuspenseQuery(asking('/settings/company'));
  const [typed, setTyped] = useState<Settings>(data);
  const may = useMe().role === 'admin';
  const changed = Object.fromEntries(
    Object.entries(typed).filter(
      ([key, value]) => key !== 'logo' && JSON.stringify(value) !== JSON.stringify(data[key as keyof Settings]),
    ),
  );
  const saving = useWrite(() => patch('/settings/company', { body: changed }), {
    changes: [['/settings/company']],
    refusal: 'form',
    says: t('saved'),
    then: (answer) => setTyped(answer),
  });
  const set = (values: Partial<Settings>) => setTyped({ ...typed, ...values });
  const toggle = <T extends string>(all: readonly T[], one: T): T[] =>
    all.includes(one) ? all.filter((each) => each !== one) : [...all, one];
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void saving.write();
      }}
    >
      <Section title={t('who')}>
        <div className={css.fields}>
          {lines.map((key) => (
            <Input
              key={key}
              label={t(`field.${key}`)}
              value={typed[key]}
              readOnly={!may}
              maxLength={key === 'phone' ? 60 : 200}
              error={saving.wrong(key)}
              onChange={({ target }) => set({ [key]: target.value })}
            />
          ))}
          <TextArea
            label={t('field.details')}
            hint={t('details.hint')}
            value={typed.details}
            readOnly={!may}
            maxLength={500}
            onChange={({ target }) => set({ details: target.value })}
          />
          <Input
            label={t('field.senderName')}
            hint={t('senderName.hint')}
            placeholder={typed.name}
            value={typed.senderName}
            readOnly={!may}
            maxLength={120}
            onChange={({ target }) => set({ senderName: target.value })}
          />
          <Logo logo={data.logo} may={may} />
        </div>
      </Section>
      <Branches branches={typed.branches} may={may} onChange={(branches) => set({ branches })} />
      <Section title={t('used')}>
        <p className={css.dim}>{t('used.text')}</p>
        <div className={css.chips} role="group" aria-label={t('languages')}>
          {languages.map((one) => (
            <Chip
              key={one}
              on={typed.languages.includes(one)}
              {...(may ? { onClick: () => set({ languages: toggle(typed.languages, one) }) } : {})}
            >
              {languageNames[one]}
            </Chip>
          ))}
        </div>
        <div className={css.chips} role="group" aria-label={t('currencies')}>
          {[...new Set([...usualCurrencies, ...typed.currencies])].map((one) => (
            <Chip
              key={one}
              on={typed.currencies.includes(one)}
              {...(may ? { onClick: () => set({ currencies: toggle(typed.currencies, one) }) } : {})}
            >
              {one}
            </Chip>
          ))}
        </div>
      </Section>
      {saving.error ? <Problem error={saving.error} /> : null}
      {may && (
        <div>
          <Button
            look="primary"
            type="submit"
            busy={saving.busy}
            why={Object.keys(changed).length === 0 ? t('unchanged') : undefined}
          >
            {t('save')}
          </Button>
        </div>
      )}
    </form>
  );
};

type BranchesProps = {
  branches: Settings['branches'];
  may: boolean;
  onChange: (branches: Settings['branches']) => void;
};

const Branches = ({ branches, may, onChange }: BranchesProps) => {
  const { t } = useWords('company/settings');
  const set = (at: number, values: Partial<Settings['branches'][number]>) =>
    onChange(branches.map((one, index) => (index === at ? { ...one, ...values } : one)));
  return (
    <Section
      title={t('branches')}
      aside={
        may && (
          <Button
            look="quiet"
            icon={<IconPlus size={15} />}
            label={t('branches.add')}
            onClick={() => onChange([...branches, { name: '', address: '', phone: '' }])}
          />
        )
      }
    >
      {branches.length === 0 && <p className={css.dim}>{t('branches.none')}</p>}
      {branches.map((branch, at) => (
        <fieldset key={at} className={css.branch} disabled={!may}>
          <legend>{branch.name || t('branches.new')}</legend>
          <Input
            label={t('field.branch')}
            required
            maxLength={120}
            value={branch.name}
            onChange={({ target }) => set(at, { name: target.value })}
          />
          <Input
            label={t('field.address')}
            maxLength={300}
            value={branch.address}
            onChange={({ target }) => set(at, { address: target.value })}
          />
          <Input
            label={t('field.phone')}
            maxLength={60}
            value={branch.phone}
            onChange={({ target }) => set(at, { phone: target.value })}
          />
          {may && (
            <Button
              look="quiet"
              icon={<IconX size={15} />}
              label={t('branches.remove', { name: branch.name })}
              onClick={() => onChange(branches.filter((_, index) => index !== at))}
            />
          )}
        </fieldset>
      ))}
    </Section>
  );
};
