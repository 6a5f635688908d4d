import { useQuery } from '@tanstack/react-query';
import type { Words } from '../../workflows/words/words.schema.ts';
import { asking } from '../ask/asking.ts';
import { WordsInput } from '../form/WordsInput.tsx';
import { Input, Select } from '../kit/Field.tsx';
import type { Language } from '../language.ts';
import { useWords } from '../words.ts';
import css from './Account.module.css';
import type { SettingField } from './provider/provider.ts';

type Props = {
  fields: SettingField[];
  values: Record<string, string>;
  /** it is connected: what is secret is kept unless it is typed anew */
  kept?: boolean;
  /** in which texts are written now */
  language?: Language;
  wrong: (field: string) => string | undefined;
  onChange: (values: Record<string, string>) => void;
};

/** What a provider asks for. What is seldom needed is folded away. */
export const SettingInputs = ({ fields, ...props }: Props) => {
  const { t } = useWords('account');
  const asked = fields.filter(({ when }) => !when || when === (props.kept ? 'connected' : 'connecting'));
  const rare = asked.filter((one) => one.rare);
  return (
    <>
      {asked
        .filter((one) => !one.rare)
        .map((field) => (
          <SettingInput key={field.key} field={field} {...props} />
        ))}
      {rare.length > 0 && (
        <details className={css.rare}>
          <summary>{t('rare')}</summary>
          {rare.map((field) => (
            <SettingInput key={field.key} field={field} {...props} />
          ))}
        </details>
      )}
    </>
  );
};

const SettingInput = ({
  field: { key, label, hint, placeholder, required, secret, choices, accounts, fills, as },
  values,
  kept,
  language = 'ru',
  wrong,
  onChange,
}: Omit<Props, 'fields'> & { field: SettingField }) => {
  const { t } = useWords('account');
  const named = useQuery({ ...asking('/accounts'), enabled: accounts !== undefined }).data?.items ?? [];
  const common = {
    ...{ label: t(label), value: values[key] ?? '', error: wrong(`settings.${key}`) },
    ...(kept && secret ? { hint: t('secret.kept') } : hint ? { hint: t(hint) } : {}),
    onChange: ({ target: { value } }: { target: { value: string } }) => {
      const before = fills?.(values[key] ?? '') ?? {};
      const free = Object.entries(fills?.(value) ?? {}).filter(
        ([name]) => !values[name] || values[name] === before[name],
      );
      onChange({ ...values, ...Object.fromEntries(free), [key]: value });
    },
  };
  if (as === 'words')
    return (
      <WordsInput
        label={t(label)}
        words={wordsOf(values[key])}
        language={language}
        optional
        error={wrong(`settings.${key}`)}
        onChange={(words) => onChange({ ...values, [key]: textOf(words) })}
      />
    );
  if (choices)
    return (
      <Select {...common}>
        {choices.map(([value, word]) => (
          <option key={value} value={value}>
            {t(word)}
          </option>
        ))}
        {accounts &&
          named.filter(accounts).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </Select>
    );
  return (
    <Input
      {...common}
      required={required === true && !(kept && secret)}
      autoComplete="off"
      spellCheck={false}
      {...(placeholder ? { placeholder } : {})}
      {...(secret ? { type: 'password' } : as === 'color' ? { type: 'color' } : {})}
    />
  );
};

const wordsOf = (text = ''): Words | undefined => {
  try {
    return text ? (JSON.parse(text) as Words) : undefined;
  } catch {
    return undefined;
  }
};

/** Nothing said in any language is nothing. */
const textOf = (words: Words): string =>
  Object.values(words).some((text) => text?.trim()) ? JSON.stringify(words) : '';
