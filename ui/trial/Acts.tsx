import {
  IconClockPlay,
  IconEdit,
  IconMailOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconReceipt,
  IconRefresh,
} from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import type { Simulation } from '../../workflows/automation/simulate.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { clientChannels } from '../../workflows/channel/index.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { MenuItem, MenuTitle, Pop } from '../kit/Menu.tsx';
import { relativeText } from '../kit/time.ts';
import { useWords } from '../words.ts';
import { ChangeFact } from './ChangeFact.tsx';
import css from './OneLead.module.css';
import { priceOf } from './price.ts';
import type { Click } from './simulation.ts';
import { Talk } from './Talk.tsx';

const DAY = 86_400_000;

/** What the client, the manager and time may do now. */
export const Acts = ({
  lead,
  definition,
  click,
}: {
  lead: Simulation;
  definition: PipelineDefinition;
  click: (click: Click) => void;
}) => {
  const { t, language } = useWords('trial');
  const [changes, setChanges] = useState(false);
  const { facts } = lead;
  const closed = facts.closedAt !== null;
  const paused = facts.pausedAt !== null;
  const next = lead.next();
  const later = (days: number) => new Date(Date.parse(lead.now) + days * DAY).toISOString();
  const buttons = definition.automations.filter(
    ({ when, stages, off }) => when.on === 'button.pressed' && !off && (!stages || stages.includes(facts.stage)),
  );
  const hooks = definition.automations.flatMap(({ when }) => (when.on === 'webhook.in' ? [when.name] : []));
  return (
    <footer className={css.acts}>
      <div className={css.group} role="group" aria-label={t('time')}>
        <Button
          look="primary"
          icon={<IconClockPlay size={16} />}
          keys="n"
          why={next ? undefined : t(paused ? 'wait.paused' : 'wait.never')}
          onClick={() => next && click({ does: 'wait', until: next })}
        >
          {t('wait.next')}
          {next && <small className={css.soft}> {relativeText(next, Date.parse(lead.now))}</small>}
        </Button>
        <Button onClick={() => click({ does: 'wait', until: later(1) })}>{t('wait.day')}</Button>
        <Button onClick={() => click({ does: 'wait', until: later(30) })}>{t('wait.month')}</Button>
      </div>
      <div className={css.group} role="group" aria-label={t('acts')}>
        {closed ? (
          <StageMenu
            label={t('reopen')}
            icon={<IconRefresh size={16} />}
            stages={open(definition)}
            onChoose={(stage) => click({ does: 'reopen', stage })}
          />
        ) : (
          <MoveMenu definition={definition} stage={facts.stage} click={click} />
        )}
        <Button icon={<IconEdit size={16} />} onClick={() => setChanges(true)}>
          {t('change')}
        </Button>
        {!closed && (
          <Button
            icon={<IconReceipt size={16} />}
            onClick={() => click({ does: 'bill', invoice: priceOf(lead, definition) })}
          >
            {t('bill')}
          </Button>
        )}
        <Button
          icon={<IconMailOff size={16} />}
          onClick={() => click({ does: 'fail', channel: clientChannels[0]!.kind })}
        >
          {t('fail')}
        </Button>
        <Talk definition={definition} click={click} />
        {!closed && (
          <Button
            icon={paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
            onClick={() => click({ does: paused ? 'resume' : 'pause' })}
          >
            {t(paused ? 'resume' : 'pause')}
          </Button>
        )}
        {buttons.map(({ key, when }) => (
          <Button key={key} onClick={() => click({ does: 'press', automation: key })}>
            {when.on === 'button.pressed' ? inLanguage(when.button, language) : key}
          </Button>
        ))}
        {[...new Set(hooks)].map((name) => (
          <Button key={name} onClick={() => click({ does: 'hook', name })}>
            {t('hook', { name })}
          </Button>
        ))}
      </div>
      {changes && (
        <ChangeFact
          lead={lead}
          definition={definition}
          onClose={() => setChanges(false)}
          onDone={(field, value) => {
            click({ does: 'change', field, value });
            setChanges(false);
          }}
        />
      )}
    </footer>
  );
};

const open = ({ stages }: PipelineDefinition) => stages.filter(({ kind, retired }) => kind === 'open' && !retired);

type Stages = PipelineDefinition['stages'];

const StageMenu = ({
  label,
  icon,
  stages,
  onChoose,
  children,
}: {
  label: string;
  icon?: ReactNode;
  stages: Stages;
  onChoose: (stage: string) => void;
  children?: (close: () => void) => ReactNode;
}) => {
  const { language } = useWords('trial');
  const at = useRef<HTMLSpanElement>(null);
  const [shown, setShown] = useState(false);
  return (
    <span ref={at}>
      <Button icon={icon} aria-haspopup="menu" aria-expanded={shown} onClick={() => setShown(true)}>
        {label}
      </Button>
      {shown && at.current && (
        <Pop at={at.current.firstElementChild as HTMLElement} label={label} onClose={() => setShown(false)}>
          {stages.map(({ key, name, color }) => (
            <MenuItem
              key={key}
              icon={<i className={css.dot} style={{ background: color }} />}
              onClick={() => {
                setShown(false);
                onChoose(key);
              }}
            >
              {inLanguage(name, language)}
            </MenuItem>
          ))}
          {children?.(() => setShown(false))}
        </Pop>
      )}
    </span>
  );
};

/** Open and won stages at once; a lost one with its reason. */
const MoveMenu = ({
  definition,
  stage,
  click,
}: {
  definition: PipelineDefinition;
  stage: string;
  click: (click: Click) => void;
}) => {
  const { t, language } = useWords('trial');
  const others = definition.stages.filter(({ key, retired }) => key !== stage && !retired);
  const lost = others.filter(({ kind }) => kind === 'lost');
  return (
    <StageMenu
      label={t('move')}
      stages={others.filter(({ kind }) => kind !== 'lost')}
      onChoose={(to) => click({ does: 'move', stage: to })}
    >
      {(close) =>
        lost.map(({ key, name }) => (
          <div key={key} role="group" aria-label={inLanguage(name, language)}>
            <MenuTitle>{inLanguage(name, language)}</MenuTitle>
            {definition.lossReasons.map((reason) => (
              <MenuItem
                key={reason.key}
                onClick={() => {
                  close();
                  click({ does: 'move', stage: key, lossReason: reason.key });
                }}
              >
                {inLanguage(reason.name, language)}
              </MenuItem>
            ))}
          </div>
        ))
      }
    </StageMenu>
  );
};
