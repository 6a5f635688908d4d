import { useQuery } from '@tanstack/react-query';
import type { OnCallChoice } from '../../workflows/team-bot/team-bot.schema.ts';
import { patch } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { Section } from '../kit/Section.tsx';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './TeamBot.module.css';

/** Whom the bot tells when Voronka itself is in trouble. */
export const OnCall = () => {
  const { t } = useWords('team-bot');
  const isAdmin = useMe().role === 'admin';
  const choice = useQuery({ ...asking('/ops/on-call'), enabled: isAdmin }).data;
  if (!choice || !isAdmin) return null;
  return (
    <Section title={t('onCall')}>
      <p className={css.dim}>{t('onCall.hint')}</p>
      {choice.linked.length === 0 && choice.groups.length === 0 ? (
        <p>{t('onCall.nobody')}</p>
      ) : (
        <Choosing key={JSON.stringify([choice.people, choice.chat])} choice={choice} />
      )}
    </Section>
  );
};

const Choosing = ({ choice }: { choice: OnCallChoice }) => {
  const { t } = useWords('team-bot');
  const users = useUsers().filter(({ id }) => choice.linked.includes(id));
  const known = choice.people.filter((id) => choice.linked.includes(id));
  const form = useForm(
    { people: known, chat: choice.chat ?? '' },
    ({ people, chat }) => patch('/ops/on-call', { body: { people, chat: chat || null } }),
    { changes: [['/ops/on-call']], says: t('saved') },
  );
  const { people } = form.typed;
  return (
    <Form of={form} does={t('save')}>
      <fieldset className={css.choices}>
        <legend>{t('onCall.people')}</legend>
        {users.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={people.includes(id)}
              onChange={({ target }) =>
                form.change({ people: target.checked ? [...people, id] : people.filter((one) => one !== id) })
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
      {choice.groups.length > 0 && (
        <Select label={t('onCall.group')} {...form.field('chat')}>
          <option value="">{t('onCall.noGroup')}</option>
          {choice.groups.map(({ chat, title }) => (
            <option key={chat} value={chat}>
              {title || chat}
            </option>
          ))}
        </Select>
      )}
    </Form>
  );
};
