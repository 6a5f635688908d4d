import { IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { overdueView, pausedView, responsibleView, stageView, stuckView } from '../../workflows/ops/view.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Select } from '../kit/Field.tsx';
import { Section } from '../kit/Section.tsx';
import { useNow } from '../kit/Time.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Ops.module.css';

/** Ways into the Temporal UI: its list of processes, asked for what ops look for. */
export const Views = ({ temporalUi }: { temporalUi: string }) => {
  const { t, language } = useWords('ops');
  const now = useNow();
  const pipelines = usePipelines();
  const users = useUsers().filter(({ active }) => active);
  const [key, setKey] = useState(pipelines[0]?.key ?? '');
  const [stage, setStage] = useState('');
  const [user, setPerson] = useState(users[0]?.id ?? '');
  const stages = pipelines.find((pipeline) => pipeline.key === key)?.definition.stages ?? [];
  const view = (query: string, name: string) => (
    <a className={css.out} href={`${temporalUi}?query=${encodeURIComponent(query)}`} target="_blank" rel="noreferrer">
      {name}
      <IconExternalLink size={14} />
    </a>
  );
  return (
    <Section title={t('views')}>
      <p className={css.why}>{t('views.why')}</p>
      <div className={css.views}>
        {view(stuckView(), t('view.stuck'))}
        {view(overdueView(now), t('view.overdue'))}
        {view(pausedView(), t('view.paused'))}
      </div>
      <div className={css.views}>
        <Select
          label={t('view.pipeline')}
          value={key}
          onChange={({ target }) => {
            setKey(target.value);
            setStage('');
          }}
        >
          {pipelines.map((pipeline) => (
            <option key={pipeline.key} value={pipeline.key}>
              {inLanguage(pipeline.definition.name, language)}
            </option>
          ))}
        </Select>
        <Select label={t('view.stage')} value={stage} onChange={({ target }) => setStage(target.value)}>
          <option value="">{t('view.stage.any')}</option>
          {stages.map((one) => (
            <option key={one.key} value={one.key}>
              {inLanguage(one.name, language)}
            </option>
          ))}
        </Select>
        {view(stageView(key, stage), t('view.ofStage'))}
      </div>
      <div className={css.views}>
        <Select label={t('view.responsible')} value={user} onChange={({ target }) => setPerson(target.value)}>
          {users.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        {view(responsibleView(user), t('view.ofResponsible'))}
      </div>
    </Section>
  );
};
