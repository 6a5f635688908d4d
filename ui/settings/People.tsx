import { IconCheck, IconMoon, IconX } from '@tabler/icons-react';
import { Avatar } from '../kit/Avatar.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Settings.module.css';

export const People = () => {
  const { t } = useWords('settings');
  const users = useUsers();
  return (
    <Section title={`${t('tab.people')} · ${users.length}`}>
      <ul className={css.people}>
        {users.map(({ id, name, email, role, onShift, active }) => (
          <li key={id}>
            <Avatar id={id} name={name} size={28} plain />
            <span className={css.person}>
              <b>{name}</b>
              <span className={css.dim}>{email}</span>
            </span>
            <span>{t(`kit:role.${role}`)}</span>
            {!active ? (
              <Chip icon={<IconX size={14} />}>{t('person.left')}</Chip>
            ) : onShift ? (
              <Chip tone="green" icon={<IconCheck size={14} />}>
                {t('person.onShift')}
              </Chip>
            ) : (
              <Chip icon={<IconMoon size={14} />}>{t('person.offShift')}</Chip>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};
