import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Status } from '../../workflows/work/status.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { put } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Form } from '../kit/Form.tsx';
import { Section } from '../kit/Section.tsx';
import { useWords } from '../words.ts';
import { useStatuses } from './work.ts';
import css from './Work.module.css';

/** What people may say they do; admins change the list. */
export const Statuses = ({ admin }: { admin: boolean }) => {
  const { t, language } = useWords('work');
  const statuses = useStatuses();
  const [changing, change] = useState(false);
  return (
    <Section
      title={t('statuses')}
      aside={admin && statuses.length > 0 && <Button onClick={() => change(true)}>{t('group.change')}</Button>}
    >
      <ul className={css.people}>
        {statuses.map(({ key, name, takes, minutes }) => (
          <li key={key}>
            <span className={css.dot} data-takes={takes || undefined} />
            <span className={css.who}>{inLanguage(name, language)}</span>
            <span className={css.number}>{minutes === null ? '' : t('status.minutes', { count: minutes })}</span>
          </li>
        ))}
      </ul>
      {changing && <Editor statuses={statuses} onClose={() => change(false)} />}
    </Section>
  );
};

const Editor = ({ statuses, onClose }: { statuses: Status[]; onClose: () => void }) => {
  const { t, language } = useWords('work');
  const form = useForm({ list: statuses }, ({ list }) => put('/statuses', { body: { statuses: list } }), {
    changes: [['/statuses'], ['/floor']],
    says: t('saved'),
    then: onClose,
  });
  const { list } = form.typed;
  const set = (key: string, part: Partial<Status>) =>
    form.change({ list: list.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const free = Array.from({ length: list.length + 1 }, (_, n) => `status_${n + 1}`).find(
    (key) => !list.some((one) => one.key === key),
  )!;
  return (
    <Dialog title={t('statuses')} onClose={onClose} wide>
      <Form of={form} does={t('save')} onCancel={onClose}>
        {list.map(({ key, name, takes, minutes, asksReason }) => (
          <fieldset key={key} className={css.status} aria-label={inLanguage(name, language)}>
            <input
              aria-label={t('status.name')}
              required
              maxLength={80}
              value={name[language] ?? name.ru}
              onChange={({ target }) => set(key, { name: { ...name, [language]: target.value } })}
            />
            <input
              type="number"
              aria-label={t('status.limit')}
              title={t('status.limit')}
              min={1}
              max={1440}
              value={minutes ?? ''}
              onChange={({ target }) => set(key, { minutes: target.value === '' ? null : Number(target.value) })}
            />
            <label>
              <input type="checkbox" checked={takes} onChange={() => set(key, { takes: !takes })} />
              {t('takes')}
            </label>
            <label>
              <input type="checkbox" checked={asksReason} onChange={() => set(key, { asksReason: !asksReason })} />
              {t('status.asksReason')}
            </label>
            <Button look="quiet" onClick={() => form.change({ list: list.filter((one) => one.key !== key) })}>
              {t('status.remove')}
            </Button>
          </fieldset>
        ))}
        <Button
          look="quiet"
          icon={<IconPlus size={16} />}
          onClick={() => {
            const name = { ru: t('status.new') };
            form.change({ list: [...list, { key: free, name, takes: false, minutes: null, asksReason: false }] });
          }}
        >
          {t('status.add')}
        </Button>
      </Form>
    </Dialog>
  );
};
