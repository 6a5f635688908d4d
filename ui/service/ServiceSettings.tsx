import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ServiceForesight, ServicePolicy, ServiceRules } from '../../workflows/service/policy.schema.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import { patch, post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './ServiceSettings.module.css';
import { Levels } from './Levels.tsx';
import { PolicyEditor } from './PolicyEditor.tsx';
import { Rotas } from './Rotas.tsx';
import { TaskSteps } from './TaskSteps.tsx';
import { TryLadder } from './TryLadder.tsx';

/** What is promised to clients, in the order in which policies are tried; saving shows first what it does to open tickets. */
export const ServiceSettings = () => {
  const rules = useQuery(asking('/settings/service'));
  if (rules.isPending) return <Skeleton rows={6} />;
  if (!rules.data) return <Problem error={rules.error} again={() => void rules.refetch()} />;
  return <Policies key={rules.data.revision} rules={rules.data} />;
};

const Policies = ({ rules }: { rules: ServiceRules }) => {
  const { t, language } = useWords('service');
  const me = useMe();
  const admin = me.role === 'admin';
  const [policies, setPolicies] = useState(rules.policies);
  const [foresight, setForesight] = useState<ServiceForesight>();
  const looking = useWrite(() => post('/settings/service/foresight', { body: { policies } }), { then: setForesight });
  const saving = useWrite(() => patch('/settings/service', { body: { policies, revision: rules.revision } }), {
    changes: [['/settings/service'], ['/tickets'], ['/tickets/{id}']],
    says: t('saved'),
    then: () => setForesight(undefined),
  });
  const isChanged = JSON.stringify(policies) !== JSON.stringify(rules.policies);
  const add = () => {
    const key = keyFromName(
      'policy',
      'policy',
      policies.map((one) => one.key),
    );
    const name = language === 'ru' ? { ru: t('new') } : { ru: t('new'), [language]: t('new') };
    const targets = { first_answer: hours(1), next_answer: hours(4), resolution: hours(24) };
    setPolicies([...policies, { key, name, targets, waits: [], ladder: [] }]);
  };
  const put = (at: number, policy: ServicePolicy | undefined) =>
    setPolicies(policy ? policies.with(at, policy) : policies.toSpliced(at, 1));
  const raise = (at: number) => setPolicies(policies.with(at, policies[at - 1]!).with(at - 1, policies[at]!));
  return (
    <div className={css.page}>
      <p className={css.dim}>{t('about')}</p>
      {policies.length === 0 && <Empty title={t('none')} text={t('none.text')} />}
      {policies.map((policy, at) => (
        <PolicyEditor
          key={policy.key}
          policy={policy}
          fixed={!admin}
          onChange={(next) => put(at, next)}
          onRemove={() => put(at, undefined)}
          onRaise={at > 0 ? () => raise(at) : undefined}
        />
      ))}
      {admin && (
        <div className={css.row}>
          <Button icon={<IconPlus size={16} />} onClick={add}>
            {t('add')}
          </Button>
          <Button
            look="primary"
            busy={looking.busy}
            why={isChanged ? undefined : t('unchanged')}
            onClick={() => void looking.write()}
          >
            {t('save')}
          </Button>
        </div>
      )}
      {me.role !== 'manager' && policies.length > 0 && <TryLadder policies={policies} />}
      <TaskSteps />
      <Rotas />
      <Levels />
      {foresight && (
        <Dialog title={t('foresight')} onClose={() => setForesight(undefined)}>
          <p>{t('foresight.changed', { count: foresight.changed, open: foresight.open })}</p>
          <p>{t('foresight.late', { now: foresight.lateNow, then: foresight.lateThen })}</p>
          <div className={css.end}>
            <Button onClick={() => setForesight(undefined)}>{t('kit:cancel')}</Button>
            <Button look="primary" busy={saving.busy} onClick={() => void saving.write()}>
              {t('save')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
};

const hours = (amount: number) => ({ amount, unit: 'hours' as const });
