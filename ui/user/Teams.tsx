import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Team } from '../../workflows/user/user-profile.schema.ts';
import { inLanguage, quoted } from '../../workflows/words/words.ts';
import { del, patch, post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Input } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';
import { changesUsers, useTeams, useUses } from './users.ts';

export const Teams = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('user');
  const admin = useMe().role === 'admin';
  const teams = useTeams();
  return (
    <Panel onClose={onClose} title={t('teams')}>
      <div className={css.card}>
        {teams.length === 0 && <Empty title={t('teams.none')} />}
        <ul className={css.teams}>
          {teams.map((team) => (
            <One key={team.id} team={team} admin={admin} />
          ))}
        </ul>
        {admin && <Name label={t('team.new')} name="" save={(name) => post('/teams', { body: { name } })} />}
      </div>
    </Panel>
  );
};

const One = ({ team, admin }: { team: Team; admin: boolean }) => {
  const { t, language } = useWords('user');
  const [renaming, setRenaming] = useState(false);
  const uses = useUses('/teams/{id}/uses', team.id);
  const pipelines = uses?.pipelines.map(({ name }) => quoted(inLanguage(name, language), language)).join(', ');
  const used = !uses
    ? t('uses.reading')
    : uses.people.length > 0
      ? t('team.users', { count: uses.people.length })
      : pipelines
        ? t('team.named', { pipelines })
        : undefined;
  const removing = useWrite(() => del('/teams/{id}', { path: { id: team.id } }), {
    changes: changesUsers,
    says: t('team.removed', { name: team.name }),
    tone: 'dim',
    undo: () => post('/teams', { body: { name: team.name } }),
  });
  if (renaming)
    return (
      <li>
        <Name
          label={t('team.name')}
          name={team.name}
          save={(name) => patch('/teams/{id}', { path: { id: team.id }, body: { name } })}
          onDone={() => setRenaming(false)}
        />
      </li>
    );
  return (
    <li>
      <span className={css.grow}>
        {team.name}
        <div className={css.dim}>
          {team.key} · {t('team.users', { count: team.people })}
          {pipelines && ` · ${t('team.in', { pipelines })}`}
        </div>
      </span>
      {admin && (
        <>
          <Button
            look="quiet"
            icon={<IconPencil size={15} />}
            label={t('team.rename', { name: team.name })}
            onClick={() => setRenaming(true)}
          />
          <Button
            look="quiet"
            icon={<IconTrash size={15} />}
            label={t('team.remove', { name: team.name })}
            why={used}
            busy={removing.busy}
            onClick={() => void removing.write()}
          />
        </>
      )}
    </li>
  );
};

const Name = ({
  label,
  name,
  save,
  onDone,
}: {
  label: string;
  name: string;
  save: (name: string) => Promise<unknown>;
  onDone?: () => void;
}) => {
  const { t } = useWords('user');
  const form = useForm({ name }, (typed) => save(typed.name.trim()), {
    changes: changesUsers,
    then: () => {
      form.change({ name });
      onDone?.();
    },
  });
  return (
    <div className={css.grow}>
      <Form of={form} does={t(onDone ? 'save' : 'team.add')} onCancel={onDone}>
        <Input label={label} maxLength={80} required autoFocus={onDone !== undefined} {...form.field('name')} />
      </Form>
    </div>
  );
};
