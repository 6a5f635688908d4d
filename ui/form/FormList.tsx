import { IconForms, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { conversionOf, lastDays } from '../../workflows/form/conversion.ts';
import type { FormSetting } from '../../workflows/form/form.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { useNow } from '../kit/Time.tsx';
import { useAskables } from '../pipeline/askables.ts';
import { useWords } from '../words.ts';
import { Days } from './Days.tsx';
import css from './Form.module.css';
import { MessageCaps } from './MessageCaps.tsx';
import { NewForm } from './NewForm.tsx';
import { Taking } from './Taking.tsx';

/** Every form with how it did in the last thirty days. */
export const FormList = ({
  forms,
  into,
  onOpen,
}: {
  forms: FormSetting[];
  into: string | undefined;
  onOpen: (key?: string) => void;
}) => {
  const { t } = useWords('form');
  const [making, setMaking] = useState(into !== undefined);
  return (
    <div className={css.narrow}>
      <div className={css.bar}>
        <span className={css.dim}>{t('list.days')}</span>
        <span className={css.space} />
        <Button look="primary" icon={<IconPlus size={16} />} onClick={() => setMaking(true)}>
          {t('new')}
        </Button>
      </div>
      {forms.length === 0 ? (
        <Empty icon={<IconForms />} title={t('list.empty')} text={t('list.empty.text')} />
      ) : (
        <ul className={css.list}>
          {forms.map((form) => (
            <Row key={form.id} form={form} onOpen={onOpen} />
          ))}
        </ul>
      )}
      <MessageCaps />
      {making && (
        <NewForm
          taken={forms.map(({ key }) => key)}
          into={into}
          onClose={() => {
            setMaking(false);
            if (into) onOpen();
          }}
          onMade={(key) => {
            setMaking(false);
            onOpen(key);
          }}
        />
      )}
    </div>
  );
};

const Row = ({ form, onOpen }: { form: FormSetting; onOpen: (key: string) => void }) => {
  const { t, language } = useWords('form');
  const pipeline = useAskables().find(({ key }) => key === form.pipeline);
  const days = lastDays(form.days, new Date(useNow()).toISOString().slice(0, 10));
  const { shown, sent, spam, percent } = conversionOf(days);
  return (
    <li className={css.row}>
      <button type="button" className={css.rowName} onClick={() => onOpen(form.key)}>
        <b>{inLanguage(form.definition.title, language)}</b>
        <span className={css.dim}>
          {form.key} · {t('goes', { pipeline: pipeline ? inLanguage(pipeline.name, language) : form.pipeline })}
          {form.keptAside > 0 && ` · ${t('kept.count', { number: form.keptAside })}`}
        </span>
      </button>
      <Days days={days} />
      <dl className={css.figures}>
        <div>
          <dt>{t('shown')}</dt>
          <dd>{shown}</dd>
        </div>
        <div>
          <dt>{t('sent')}</dt>
          <dd>{sent}</dd>
        </div>
        <div>
          <dt>{t('spam')}</dt>
          <dd>{spam}</dd>
        </div>
        <div data-main>
          <dt data-hint={t('conversion.hint')}>{t('conversion')}</dt>
          <dd>{percent === undefined ? '—' : `${percent} %`}</dd>
        </div>
      </dl>
      <Taking form={form} />
    </li>
  );
};
