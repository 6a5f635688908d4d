import { useEffect, useRef, useState, type CSSProperties } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { MoveMenu } from './board/MoveMenu.tsx';
import { rotOf } from './board/leads.ts';
import { mendable, whyNotTo, type Filling } from './board/move.ts';
import { useKeys } from '../kit/keys.ts';
import { refusalText } from '../kit/problem.ts';
import { ageText } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { usePast, usePastWhy } from './story/past.ts';
import { useWords } from '../words.ts';
import css from './Stages.module.css';
import { useStory } from './story/lead-story.ts';
import { timeInStages } from './time-in-stages.ts';

/** The stages in order and the time in each; a click or `m` moves the lead, a refusal says why before it. */
export const Stages = ({
  lead,
  pipeline,
  onGo,
}: {
  lead: Lead;
  pipeline: Pipeline;
  onGo: (stage: string, filling?: Filling) => void;
}) => {
  const { t, language } = useWords('lead');
  const now = useNow() + lead.clockOffset;
  const story = useStory(lead.id);
  const here = useRef<HTMLButtonElement>(null);
  const [menu, setMenu] = useState(false);
  const past = usePast();
  const pastWhy = usePastWhy();
  const spent = timeInStages(story.data?.items ?? [], lead, now);
  // on a phone the row is wider than the screen; browsers answer a promise here, which is no way to end an effect
  useEffect(() => void here.current?.scrollIntoView({ inline: 'center', block: 'nearest' }), [lead.stage]);
  useKeys([{ keys: 'm', does: t('move'), run: () => setMenu(!past) }]);
  return (
    <nav className={css.stages} aria-label={t('stages')} data-print>
      {pipeline.definition.stages.map((stage) => {
        const refusal = whyNotTo(lead, pipeline, stage.key);
        const on = stage.key === lead.stage;
        const why = on ? undefined : past ? t(pastWhy) : refusal && refusalText(refusal);
        const barred = Boolean(why) && (past || !mendable(refusal));
        const rot = on ? rotOf(lead, stage.rotsAfterDays, now - lead.clockOffset) : undefined;
        const ms = spent.get(stage.key);
        return (
          <button
            key={stage.key}
            ref={on ? here : undefined}
            type="button"
            className={css.stage}
            style={{ '--c': stage.color } as CSSProperties}
            data-on={on || undefined}
            data-done={(!on && spent.has(stage.key)) || undefined}
            aria-current={on ? 'step' : undefined}
            aria-disabled={on || barred || undefined}
            aria-description={why}
            data-hint={rot ? t(`rot.${rot}`, { age: ageText(lead.stageEnteredAt, now) }) : why}
            onClick={() => !on && !barred && onGo(stage.key)}
          >
            <span>
              {inLanguage(stage.name, language)}
              {stage.kind === 'lost' && !on && '…'}
            </span>
            {ms !== undefined && stage.kind === 'open' && (
              <i data-tone={rot}>
                {rot && <>{t(`lead/board:rotting.${rot}`)} </>}
                {on || ms >= 60_000 ? ageText(now - ms, now) : `< ${t('kit:age.minutes', { count: 1 })}`}
              </i>
            )}
          </button>
        );
      })}
      {menu && here.current && (
        <MoveMenu
          card={lead}
          pipeline={pipeline}
          at={here.current}
          quietly
          why={(stage) => whyNotTo(lead, pipeline, stage)}
          onClose={() => setMenu(false)}
          onMove={onGo}
        />
      )}
    </nav>
  );
};
