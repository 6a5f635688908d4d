import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconUserCog } from '@tabler/icons-react';
import { useState } from 'react';
import type { WorkGroup } from '../../workflows/work/group.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { GroupCard } from './GroupCard.tsx';
import { Statuses } from './Statuses.tsx';
import { UserCard } from './UserCard.tsx';
import { useSkills } from './work.ts';
import css from './Work.module.css';

/** Who takes which work, and what each can do. */
export const Groups = () => {
  const { t, language } = useWords('work');
  const me = useMe();
  const admin = me.role === 'admin';
  const groups = useQuery(asking('/groups'));
  const users = useUsers().filter(({ active }) => active);
  const [shown, show] = useState<WorkGroup | 'new'>();
  const [user, open] = useState<string>();
  if (groups.isPending) return <Skeleton rows={6} />;
  if (!groups.data) return <Problem error={groups.error} again={() => void groups.refetch()} />;
  const all = groups.data.items;
  return (
    <div className={css.form}>
      <div className={css.bar}>
        <span className={css.grow} />
        {admin && (
          <Button look="primary" icon={<IconPlus size={16} />} onClick={() => show('new')}>
            {t('group.add')}
          </Button>
        )}
      </div>
      {all.length === 0 && <Empty title={t('groups.none')} text={t('groups.none.text')} />}
      <ul className={css.list}>
        {all.map((group) => (
          <li key={group.id}>
            <span className={css.grow}>
              <b>{inLanguage(group.name, language)}</b>
              <div className={css.dim}>
                {[
                  t('group.people', { count: group.members.length }),
                  ...group.channels,
                  ...group.languages,
                  ...(group.archivedAt ? [t('group.archived')] : []),
                ].join(' · ')}
              </div>
            </span>
            <Button onClick={() => show(group)}>{t(admin ? 'group.change' : 'group.look')}</Button>
          </li>
        ))}
      </ul>
      <Skills admin={admin} />
      <Statuses admin={admin} />
      {me.role !== 'manager' && (
        <Section title={t('people')}>
          <ul className={css.people}>
            {users.map(({ id, name }) => (
              <li key={id}>
                <span className={css.who}>{name}</span>
                <Button
                  look="quiet"
                  icon={<IconUserCog size={16} />}
                  label={t('user.card', { name })}
                  onClick={() => open(id)}
                />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {shown && <GroupCard group={shown === 'new' ? undefined : shown} onClose={() => show(undefined)} />}
      {user && <UserCard id={user} onClose={() => open(undefined)} />}
    </div>
  );
};

const Skills = ({ admin }: { admin: boolean }) => {
  const { t, language } = useWords('work');
  const skills = useSkills();
  const form = useForm({ name: '' }, ({ name }) => post('/skills', { body: { name: { ru: name } } }), {
    changes: [['/skills']],
    then: () => {
      form.change({ name: '' });
    },
  });
  return (
    <Section title={t('skills')}>
      <p className={css.dim}>{skills.map(({ name }) => inLanguage(name, language)).join(', ') || t('skills.none')}</p>
      {admin && (
        <Form of={form} does={t('skill.add')}>
          <Input label={t('skill.name')} maxLength={80} required {...form.field('name')} />
        </Form>
      )}
    </Section>
  );
};
