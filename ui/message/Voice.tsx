import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { addressOf, type ShownFile } from '../file/FileLine.tsx';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './Message.module.css';

const speeds = [1, 1.5, 2];
const PLACE = 'voronka.voice.speed';
/** Two at once are understood by nobody. */
let playing: HTMLAudioElement | undefined;

/** A voice or a piece of music, with its speed, which stays for the next one. */
export const Voice = ({ file: { id, name } }: { file: ShownFile }) => {
  const { t } = useWords('message');
  const audio = useRef<HTMLAudioElement>(null);
  const [isOn, setOn] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState<number>();
  const [speed, setSpeed] = useState(() => Number(localStorage.getItem(PLACE)) || 1);
  const [isBroken, setBroken] = useState(false);
  const toggle = () => {
    const own = audio.current;
    if (!own) return;
    if (!own.paused) return own.pause();
    if (playing !== own) playing?.pause();
    playing = own;
    own.playbackRate = speed;
    void own.play().catch(() => undefined);
  };
  const faster = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
    setSpeed(next);
    localStorage.setItem(PLACE, String(next));
    if (audio.current) audio.current.playbackRate = next;
  };
  if (isBroken)
    return (
      <a className={css.absent} href={`${addressOf(id)}?save=true`} download={name}>
        {t('voice.broken')}
      </a>
    );
  return (
    <div className={css.voice}>
      <audio
        ref={audio}
        src={addressOf(id)}
        preload="metadata"
        onPlay={() => setOn(true)}
        onPause={() => setOn(false)}
        onEnded={() => setAt(0)}
        onError={() => setBroken(true)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
        // what a browser has recorded does not say how long it is
        onDurationChange={({ currentTarget: { duration } }) =>
          setLength(Number.isFinite(duration) ? duration : undefined)
        }
      />
      <Button
        look="quiet"
        icon={isOn ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
        label={t(isOn ? 'voice.pause' : 'voice.play')}
        onClick={toggle}
      />
      <input
        type="range"
        min={0}
        max={length ?? Math.max(at, 1)}
        step={0.1}
        value={at}
        disabled={length === undefined}
        aria-label={t('voice.place')}
        aria-valuetext={clock(at)}
        onChange={({ target }) => {
          if (audio.current) audio.current.currentTime = Number(target.value);
        }}
      />
      <span className={css.clock}>{clock(isOn || at > 0 ? at : (length ?? 0))}</span>
      <button type="button" className={css.speed} aria-label={t('voice.speed', { speed })} onClick={faster}>
        {speed}×
      </button>
    </div>
  );
};

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
