import { IconRotate } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import css from './Controls.module.css';
import { send } from './sandbox-api.ts';
import type { ChannelControl, Control, Mode, Provider } from './sandbox-api.ts';

const modes: Mode[] = ['deliver', 'refuse', 'late', 'slow', 'lose', 'down'];
const calm = { mode: 'deliver', lateSeconds: 5, losePercent: 0, throttle429Percent: 0, seed: 1 } as const;
const alsoCalm: Record<Provider, Partial<ChannelControl>> = {
  mail: {},
  sms: { receipts: 'auto', refuseAs: 'request' },
  pay: { webhooks: 'prompt', webhookCopies: 1 },
};

/** Plays the provider: how it answers from now on. Without `only` it shows how each is set and puts all back. */
export const Controls = ({ only, control }: { only: Provider | undefined; control: Control }) => {
  const { t } = useWords('sandbox');
  const cache = useQueryClient();
  const [problem, setProblem] = useState('');
  const put = async (change: Partial<Record<Provider, Partial<ChannelControl>>>) => {
    setProblem('');
    try {
      cache.setQueryData(['control'], await send<Control>('PUT', '/control', change));
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  const reset = (providers: Provider[]) =>
    put(Object.fromEntries(providers.map((one) => [one, { ...calm, ...alsoCalm[one] }])));
  return (
    <div className={css.controls}>
      <h2>{t('provider')}</h2>
      {problem && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      {only ? (
        <OneProvider provider={only} control={control[only]} put={(change) => void put({ [only]: change })} />
      ) : (
        <dl className={css.all}>
          {(['mail', 'sms', 'pay'] as const).map((one) => (
            <div key={one}>
              <dt>{t(`tab.${one}`)}</dt>
              <dd>{t(`mode.${control[one].mode}`)}</dd>
            </div>
          ))}
        </dl>
      )}
      <Button
        icon={<IconRotate size={16} aria-hidden />}
        onClick={() => void reset(only ? [only] : ['mail', 'sms', 'pay'])}
      >
        {t(only ? 'reset' : 'resetAll')}
      </Button>
    </div>
  );
};

type OneProps = { provider: Provider; control: ChannelControl; put: (change: Partial<ChannelControl>) => void };

const OneProvider = ({ provider, control, put }: OneProps) => {
  const { t } = useWords('sandbox');
  return (
    <>
      <fieldset className={css.modes}>
        <legend>{t('answers')}</legend>
        {modes.map((mode) => (
          <label key={mode} className={css.mode} data-on={control.mode === mode || undefined}>
            <input
              type="radio"
              name={`mode-${provider}`}
              checked={control.mode === mode}
              onChange={() => put({ mode })}
            />
            <span>
              <b>{t(`mode.${mode}`)}</b>
              <small>{t(`mode.${mode}.${provider}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {provider === 'sms' && (
        <>
          <Select
            label={t('receipts')}
            value={control.receipts}
            onChange={({ target }) => put({ receipts: target.value as 'auto' })}
          >
            <option value="auto">{t('receipts.auto')}</option>
            <option value="hand">{t('receipts.hand')}</option>
          </Select>
          {control.mode === 'refuse' && (
            <Select
              label={t('refuseAs')}
              value={control.refuseAs}
              onChange={({ target }) => put({ refuseAs: target.value as 'request' })}
            >
              <option value="request">{t('refuseAs.request')}</option>
              <option value="undelivered">{t('refuseAs.undelivered')}</option>
            </Select>
          )}
        </>
      )}
      {provider === 'pay' && (
        <>
          <Select
            label={t('webhooks')}
            value={control.webhooks}
            onChange={({ target }) => put({ webhooks: target.value as 'prompt' })}
          >
            {(['prompt', 'late', 'shuffle', 'hold'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`webhooks.${one}`)}
              </option>
            ))}
          </Select>
          <Amount
            label={t('webhookCopies')}
            value={control.webhookCopies ?? 1}
            min={1}
            max={5}
            put={(webhookCopies) => put({ webhookCopies })}
          />
        </>
      )}
      <div className={css.numbers}>
        <Amount
          label={t('lateSeconds')}
          value={control.lateSeconds}
          min={0}
          max={600}
          put={(lateSeconds) => put({ lateSeconds })}
        />
        <Amount
          label={t('losePercent')}
          value={control.losePercent}
          min={0}
          max={100}
          put={(losePercent) => put({ losePercent })}
        />
        <Amount
          label={t('throttle')}
          value={control.throttle429Percent}
          min={0}
          max={100}
          put={(throttle429Percent) => put({ throttle429Percent })}
        />
        <Amount label={t('seed')} value={control.seed} min={0} max={2147483647} put={(seed) => put({ seed })} />
      </div>
    </>
  );
};

type AmountProps = { label: string; value: number; min: number; max: number; put: (value: number) => void };

/** A whole number, taken when the field is left or Enter is pressed. */
const Amount = ({ label, value, min, max, put }: AmountProps) => {
  const [typed, setTyped] = useState<string>();
  const take = () => {
    const wanted = Math.min(max, Math.max(min, Math.round(Number(typed))));
    if (typed !== undefined && typed !== '' && !Number.isNaN(wanted) && wanted !== value) put(wanted);
    setTyped(undefined);
  };
  return (
    <Input
      label={label}
      type="number"
      min={min}
      max={max}
      value={typed ?? value}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
};
