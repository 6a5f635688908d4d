import { IconWand } from '@tabler/icons-react';
import type { AdKind, AdSecrets } from '../../workflows/ad-form/ad-form.schema.ts';
import { freshKey } from '../ask/call.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import css from '../form/Form.module.css';

type Which = keyof AdSecrets;
/** Those that we make up ourselves and the admin enters at the network. */
const ofKind: Record<AdKind, { which: Which; ours: boolean }[]> = {
  meta: [
    { which: 'appSecret', ours: false },
    { which: 'verifyToken', ours: true },
    { which: 'accessToken', ours: false },
  ],
  google: [{ which: 'googleKey', ours: true }],
};

/** Secrets are written here and never shown again: of those that are set the last four letters are known. */
export const AdSecretInputs = ({
  kind,
  known,
  secrets,
  wrong,
  onChange,
}: {
  kind: AdKind;
  known: Record<string, string>;
  secrets: AdSecrets;
  wrong: (which: Which) => string | undefined;
  onChange: (secrets: AdSecrets) => void;
}) => {
  const { t } = useWords('ad-form');
  return (
    <Section title={t('secrets')} aside={t('secrets.note')}>
      <div className={css.form}>
        {ofKind[kind].map(({ which, ours }) => (
          <div key={which} className={css.adding}>
            <Input
              label={t(`secret.${which}`)}
              hint={t(`secret.${which}.hint`)}
              autoComplete="off"
              spellCheck={false}
              maxLength={500}
              placeholder={known[which] ? t('secret.set', { last: known[which] }) : t('secret.none')}
              value={secrets[which] ?? ''}
              error={wrong(which)}
              onChange={(event) => {
                const { [which]: _old, ...others } = secrets;
                onChange(event.target.value ? { ...others, [which]: event.target.value } : others);
              }}
            />
            {ours && (
              <Button icon={<IconWand size={16} />} onClick={() => onChange({ ...secrets, [which]: freshKey() })}>
                {t('secret.make')}
              </Button>
            )}
          </div>
        ))}
      </div>
    </Section>
  );
};
