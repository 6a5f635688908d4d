import { useQuery } from '@tanstack/react-query';
import { IconBolt, IconMapPin } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import type { Words } from '../../../workflows/words/words.schema.ts';
import { Dialog } from '../../kit/Dialog.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { relativeText } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { stageOf } from '../../pipeline/pipelines.ts';
import { taskText } from '../../task/task-text.ts';
import { useWords } from '../../words.ts';
import { fold } from '../story/fold.ts';
import css from './Graph.module.css';
import { wayOf, type Box } from './graph.ts';
import { processQuery } from './lead-process.ts';
import { useStory } from '../story/lead-story.ts';
import { useVersionOf } from '../version.ts';
import { waitName } from './wait-name.ts';

const parts = [
  ['was', ['done']],
  ['now', ['here', 'wait']],
  ['next', ['next']],
] as const;

/** The lead's way through its pipeline, from left to right and on a phone from above: where it was, where it stands and what it waits for, where it may go. */
export const Graph = ({ lead, onClose }: { lead: Lead; onClose: () => void }) => {
  const { t } = useWords('lead');
  const pipeline = useVersionOf(lead);
  const story = useStory(lead.id);
  const waits = useQuery(processQuery(lead.id)).data?.waitsFor ?? lead.process.waitsFor;
  const boxes = useMemo(
    () => (pipeline ? wayOf(lead, waits, fold(story.data?.items ?? []), pipeline.definition) : []),
    [lead, waits, story.data, pipeline],
  );
  return (
    <Dialog onClose={onClose} title={t('graph.title')} wide>
      {story.data ? (
        <div className={css.graph}>
          {parts.map(([name, kinds]) => {
            const shown = boxes.filter(({ kind }) => (kinds as readonly string[]).includes(kind));
            if (shown.length === 0) return null;
            return (
              <section key={name} className={css.part} data-part={name}>
                <h3>{t(`graph.${name}`)}</h3>
                <ol>
                  {shown.map((box) => (
                    <Shown key={box.id} box={box} lead={lead} />
                  ))}
                </ol>
              </section>
            );
          })}
        </div>
      ) : (
        <Skeleton rows={4} height={56} />
      )}
    </Dialog>
  );
};

const Shown = ({ box: { kind, stage: key, wait, at, why }, lead }: { box: Box; lead: Lead }) => {
  const { t, language } = useWords('lead');
  const now = useNow() + lead.clockOffset;
  const pipeline = useVersionOf(lead);
  const stage = key ? stageOf(pipeline, key) : undefined;
  const say = (one: Words | string) => (typeof one === 'string' ? one : inLanguage(one, language));
  const title = stage
    ? inLanguage(stage.name, language)
    : wait
      ? waitName(wait, language, t, (text) => taskText(text, pipeline))
      : (key ?? '');
  return (
    <li className={css.stage} style={{ borderTopColor: stage?.color ?? 'var(--violet)' }} data-kind={kind}>
      <b>
        {kind === 'here' && <IconMapPin size={16} aria-hidden />}
        {kind === 'wait' && <IconBolt size={16} aria-hidden />}
        {title}
      </b>
      {[...new Set(why.map(say))].map((one) => (
        <span key={one}>{one === title ? t('graph.outcome') : one}</span>
      ))}
      {at && <i>{relativeText(at, now)}</i>}
    </li>
  );
};
