import { useId } from 'react';
import { Input } from '../kit/Field.tsx';
import { useNow } from '../kit/Time.tsx';
import { useWords } from '../words.ts';

/** A zone picked from the browser's list; what is half typed says nothing yet. */
export const Zone = ({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) => {
  const { t } = useWords('calendar');
  const list = useId();
  const clock = clockIn(zone, useNow());
  return (
    <>
      <Input
        label={t('zone')}
        value={zone}
        list={list}
        required
        error={clock ? undefined : t('zone.unknown')}
        hint={clock && t('zone.now', { clock })}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={list}>
        {Intl.supportedValuesOf('timeZone').map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
};

const clockIn = (timeZone: string, now: number): string | undefined => {
  try {
    return new Intl.DateTimeFormat('ru', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
      now,
    );
  } catch {
    return undefined;
  }
};
