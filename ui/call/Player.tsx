import {
  IconAlertTriangle,
  IconHeadphones,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRewindBackward10,
  IconRewindForward10,
} from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Call } from '../../workflows/call/call.schema.ts';
import { talkTime } from '../../workflows/call/talk-time.ts';
import { Button } from '../kit/Button.tsx';
import { exactText } from '../kit/time.ts';
import { useWords } from '../words.ts';
import css from './Player.module.css';
import { openRecording, type Recording } from './waveform.ts';

type Props = { call: Pick<Call, 'id' | 'recording' | 'talkSeconds'> };

/** The recording of a call, or why there is none. It is loaded only by a click, since each listening is written down. */
export const Player = ({ call: { id, recording, talkSeconds } }: Props) => {
  const { t } = useWords('call');
  const [opened, open] = useState<Recording | 'loading' | 'broken'>();
  useEffect(() => () => void (typeof opened === 'object' && URL.revokeObjectURL(opened.url)), [opened]);
  const { state, seconds } = recording;
  if (state === 'none') return null;
  if (state === 'deleted')
    return (
      <p className={css.none}>
        {t('player.deleted', { at: recording.deletedAt ? exactText(recording.deletedAt) : '' })}
      </p>
    );
  if (state === 'going' || state === 'empty' || state === 'missing')
    return <p className={css.none}>{t(`player.${state}`)}</p>;
  const load = () => {
    open('loading');
    openRecording(id).then(open, () => open('broken'));
  };
  const lasts = typeof opened === 'object' ? opened.seconds : (seconds ?? 0);
  // a greeting or a ring may be in it; more than that is another call's sound or a lost end
  const odd = lasts > 0 && talkSeconds > 0 && Math.abs(lasts - talkSeconds) > Math.max(15, talkSeconds / 4);
  return (
    <div className={css.player}>
      {state === 'one_sided' && <Warning>{t('player.one_sided')}</Warning>}
      {odd && (
        <Warning>{t('player.longer', { recorded: talkTime(Math.round(lasts)), talk: talkTime(talkSeconds) })}</Warning>
      )}
      {typeof opened === 'object' ? (
        <Playing recording={opened} />
      ) : opened === 'broken' ? (
        <Warning>{t('player.unreadable')}</Warning>
      ) : (
        <p>
          <Button icon={<IconHeadphones size={15} />} busy={opened === 'loading'} onClick={load}>
            {t('player.listen')}
            {seconds !== null && ` · ${talkTime(seconds)}`}
          </Button>{' '}
          <span className={css.none}>{t('player.audited')}</span>
        </p>
      )}
    </div>
  );
};

const Warning = ({ children }: { children: string }) => (
  <p className={css.warning}>
    <IconAlertTriangle size={14} aria-hidden /> {children}
  </p>
);

const speeds = [1, 1.25, 1.5, 2, 0.75];
const STEP_S = 10;

const Playing = ({ recording: { url, seconds, sides } }: { recording: Recording }) => {
  const { t } = useWords('call');
  const audio = useRef<HTMLAudioElement>(null);
  const [at, setAt] = useState(0);
  const [isOn, turn] = useState(false);
  const [speed, setSpeed] = useState(1);
  useEffect(() => {
    void audio.current?.play().catch(() => undefined);
  }, []);
  useEffect(() => {
    if (audio.current) audio.current.playbackRate = speed;
  }, [speed]);
  const go = (to: number) => {
    if (audio.current) audio.current.currentTime = Math.max(0, Math.min(seconds, to));
  };
  const toggle = () => void (isOn ? audio.current?.pause() : audio.current?.play());
  const faster = (by: 1 | -1) => {
    const sorted = speeds.toSorted((one, other) => one - other);
    setSpeed(sorted[Math.max(0, Math.min(sorted.length - 1, sorted.indexOf(speed) + by))]!);
  };
  const keys: Record<string, () => void> = {
    ' ': toggle,
    ArrowLeft: () => go(at - STEP_S),
    ArrowRight: () => go(at + STEP_S),
    '<': () => faster(-1),
    '>': () => faster(1),
    ',': () => faster(-1),
    '.': () => faster(1),
  };
  return (
    <div
      className={css.playing}
      role="group"
      aria-label={t('player')}
      onKeyDown={(event) => {
        const act = keys[event.key];
        // a space on a button is that button's own
        if (!act || (event.key === ' ' && event.target instanceof HTMLButtonElement)) return;
        event.preventDefault();
        event.stopPropagation();
        act();
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a talk on the phone has no captions */}
      <audio
        ref={audio}
        src={url}
        onPlay={() => turn(true)}
        onPause={() => turn(false)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
      />
      <div className={css.wave}>
        {sides.map((side, index) => (
          <Side key={index} side={side} played={seconds > 0 ? at / seconds : 0} />
        ))}
        <input
          type="range"
          min={0}
          max={seconds}
          step={0.1}
          value={at}
          aria-label={t('player.seek')}
          aria-valuetext={t('player.place', { at: talkTime(Math.floor(at)), of: talkTime(Math.round(seconds)) })}
          onChange={({ target }) => go(target.valueAsNumber)}
        />
      </div>
      <div className={css.acts}>
        <Button
          icon={isOn ? <IconPlayerPauseFilled size={15} /> : <IconPlayerPlayFilled size={15} />}
          label={t(isOn ? 'player.pause' : 'player.play')}
          onClick={toggle}
        />
        <Button
          look="quiet"
          icon={<IconRewindBackward10 size={16} />}
          label={t('player.back')}
          onClick={() => go(at - STEP_S)}
        />
        <Button
          look="quiet"
          icon={<IconRewindForward10 size={16} />}
          label={t('player.on')}
          onClick={() => go(at + STEP_S)}
        />
        <Button
          look="quiet"
          aria-label={`${t('player.speed')}: ${speed}×`}
          onClick={() => setSpeed(speeds[(speeds.indexOf(speed) + 1) % speeds.length]!)}
        >
          {speed}×
        </Button>
        <span className={css.time}>
          {talkTime(Math.floor(at))} / {talkTime(Math.round(seconds))}
        </span>
        <span className={css.keys}>{t('player.keys')}</span>
      </div>
    </div>
  );
};

const Side = ({ side, played }: { side: number[]; played: number }) => (
  <svg viewBox={`0 0 ${side.length} 2`} preserveAspectRatio="none" aria-hidden>
    {side.map((loud, index) => (
      <rect
        key={index}
        x={index + 0.15}
        y={1 - Math.max(0.03, loud)}
        width={0.7}
        height={2 * Math.max(0.03, loud)}
        data-played={index / side.length < played || undefined}
      />
    ))}
  </svg>
);
