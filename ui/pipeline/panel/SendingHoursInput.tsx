import { clientChannels } from '../../../workflows/channel/index.ts';
import type { SendingHours } from '../../../workflows/delivery/sending-hours.schema.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { When } from '../../kit/When.tsx';
import { useWords } from '../../words.ts';
import css from './Panel.module.css';

type Hours = NonNullable<PipelineDefinition['sendingHours']>;

const usual: SendingHours = { from: '09:00', to: '21:00' };

/** For each channel, the hours in which automations may write to a client by themselves; without a tick, at any hour. */
export const SendingHoursInput = ({
  hours = {},
  onChange,
}: {
  hours: PipelineDefinition['sendingHours'];
  onChange: (hours: PipelineDefinition['sendingHours']) => void;
}) => {
  const { t, language } = useWords('pipeline');
  const put = (kind: string, own: SendingHours | undefined) => {
    const { [kind]: _before, ...others } = hours;
    const next: Hours = own ? { ...others, [kind]: own } : others;
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <>
      <span className={css.hint}>{t('hours.hint')}</span>
      {clientChannels.map(({ kind, name }) => {
        const own = hours[kind];
        const channel = inLanguage(name, language);
        return (
          <div key={kind} className={css.hours}>
            <label>
              <input
                type="checkbox"
                checked={own !== undefined}
                onChange={(event) => put(kind, event.target.checked ? usual : undefined)}
              />{' '}
              {channel}
            </label>
            {own && (
              <>
                <When
                  kind="clock"
                  bare
                  label={t('hours.from', { channel })}
                  value={own.from}
                  onChange={(from) => from && put(kind, { ...own, from })}
                />
                –
                <When
                  kind="clock"
                  bare
                  label={t('hours.to', { channel })}
                  value={own.to}
                  onChange={(to) => to && put(kind, { ...own, to })}
                />
                {own.from >= own.to && <span role="alert">{t('hours.backwards')}</span>}
              </>
            )}
          </div>
        );
      })}
    </>
  );
};
