import { useQuery } from '@tanstack/react-query';
import type { UserWork } from '../../workflows/work/status.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { patch } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { changesWork, useSkills } from './work.ts';
import css from './Work.module.css';

type Props = { id: string; onClose: () => void };

/** What a user can do, from 1 to 10, and how much she may have in hand. */
export const UserCard = ({ id, onClose }: Props) => {
  const name = useUsers().find((one) => one.id === id)?.name ?? '';
  const work = useQuery(asking('/users/{id}/work', { path: { id } })).data;
  return (
    <Dialog title={name} onClose={onClose}>
      {work ? <Fields id={id} work={work} onClose={onClose} /> : <Skeleton rows={4} />}
    </Dialog>
  );
};

const Fields = ({ id, work, onClose }: Props & { work: UserWork }) => {
  const { t, language } = useWords('work');
  const admin = useMe().role === 'admin';
  const skills = useSkills();
  const { limits } = work;
  const form = useForm(
    { all: String(limits.all ?? ''), levels: work.skills },
    ({ all, levels }) =>
      patch('/users/{id}/work', {
        path: { id },
        body: { limits: { ...limits, all: all.trim() === '' ? null : Number(all) }, skills: levels },
      }),
    { changes: changesWork, says: t('saved'), then: onClose },
  );
  const { levels } = form.typed;
  const set = (key: string, level: string) => {
    const { [key]: _, ...others } = levels;
    form.change({ levels: level === '' ? others : { ...others, [key]: Number(level) } });
  };
  return (
    <Form of={form} does={t('save')} onCancel={onClose} why={admin ? undefined : t('adminsOnly')}>
      <Input label={t('user.limit')} type="number" min={0} hint={t('rule.empty')} {...form.field('all')} />
      <div className={css.pair}>
        {skills.map(({ key, name }) => (
          <Input
            key={key}
            label={inLanguage(name, language)}
            type="number"
            min={1}
            max={10}
            value={levels[key] ?? ''}
            onChange={({ target }) => set(key, target.value)}
          />
        ))}
      </div>
      {skills.length === 0 && <p className={css.dim}>{t('skills.none')}</p>}
    </Form>
  );
};
