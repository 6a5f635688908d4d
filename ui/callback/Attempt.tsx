import { useQuery } from '@tanstack/react-query';
import { IconPhoneCalling } from '@tabler/icons-react';
import { useState } from 'react';
import type { Callback } from '../../workflows/callback/callback.schema.ts';
import { handHows, type AttemptHow } from '../../workflows/callback/how.ts';
import { howWords } from '../../workflows/callback/how.words.ts';
import { CALL_TYPE } from '../../workflows/task/call-type.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { asksReason } from '../call/reason.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Select, TextArea } from '../kit/Field.tsx';
import { useKeys } from '../kit/keys.ts';
import { momentOf } from '../kit/time.ts';
import { When } from '../kit/When.tsx';
import { leadQuery } from '../lead/lead-query.ts';
import { usePipeline } from '../pipeline/pipelines.ts';
import { useOwnScript } from '../script/OwnPhone.tsx';
import { useMe } from '../session.tsx';
import { choicesOf } from '../task/complete.ts';
import { useWords } from '../words.ts';
import { changesCallbacks } from './callbacks.ts';
import css from './Callbacks.module.css';

/** How the call ended, by digits: what it was, and after a talk the pipeline's outcome, which may move the lead. */
export const Attempt = ({ callback: { id, lead } }: { callback: Callback }) => {
  const { t, language } = useWords('callback');
  const me = useMe();
  const [note, setNote] = useState('');
  const [again, setAgain] = useState('');
  const [talked, setTalked] = useState(false);
  const [lossReason, setLossReason] = useState('');
  const known = useQuery({ ...leadQuery(lead?.id ?? ''), enabled: lead !== null }).data;
  const pipeline = usePipeline(known?.pipeline);
  const script = useOwnScript({ of: 'callbacks', id });
  const choices = choicesOf(known ? pipeline : undefined, CALL_TYPE).filter(({ isOutcome }) => isOutcome);
  const saving = useWrite(
    ({ how, outcome }: { how: AttemptHow; outcome?: string }) =>
      post('/callbacks/{id}/attempts', {
        path: { id },
        body: {
          ...{ how, note },
          ...(outcome ? { outcome } : {}),
          ...(again ? { again: momentOf(again).toISOString() } : {}),
          ...(outcome && lossReason ? { lossReason } : {}),
        },
      }),
    { changes: [...changesCallbacks, ['/leads'], ['/leads/{id}']], says: t('attempted') },
  );
  const begin = (why?: string) => post('/callbacks/{id}/call', { path: { id }, body: why ? { why } : {} });
  const calling = useWrite(() => begin(), {
    changes: changesCallbacks,
    says: t('calling'),
    refused: (error) => asksReason(error, begin),
  });
  const say = (how: AttemptHow) =>
    how === 'answered' && choices.length > 0 ? setTalked(true) : void saving.write({ how });
  const end = (outcome?: string) => void saving.write({ how: 'answered', ...(outcome ? { outcome } : {}) });
  const reasons = choices.some(({ lost }) => lost) ? (pipeline?.definition.lossReasons ?? []) : [];
  const best = handHows.find((how) => how === script.proposed) ?? 'answered';
  useKeys(
    talked
      ? [
          ...choices.flatMap(({ key, digit, name }) =>
            digit ? [{ keys: String(digit), does: inLanguage(name, language), run: () => end(key) }] : [],
          ),
          { keys: 'escape', run: () => setTalked(false) },
        ]
      : handHows.map((how, index) => ({
          keys: String(index + 1),
          does: inLanguage(howWords[how], language),
          run: () => say(how),
        })),
  );
  return (
    <div className={css.outcomes}>
      {me.extension && (
        <Button
          look="primary"
          icon={<IconPhoneCalling size={16} />}
          busy={calling.busy}
          onClick={() => void calling.write()}
        >
          {t('call')}
        </Button>
      )}
      {script.panel}
      <TextArea
        label={t('note')}
        value={note}
        maxLength={2000}
        rows={2}
        onChange={({ target }) => setNote(target.value)}
      />
      <When kind="moment" label={t('again')} hint={t('again.hint')} value={again} onChange={setAgain} />
      {talked ? (
        <>
          {reasons.length > 0 && (
            <Select label={t('lossReason')} value={lossReason} onChange={({ target }) => setLossReason(target.value)}>
              <option value="">{t('lossReason.none')}</option>
              {reasons.map(({ key, name }) => (
                <option key={key} value={key}>
                  {inLanguage(name, language)}
                </option>
              ))}
            </Select>
          )}
          <div className={css.buttons} role="group" aria-label={t('outcome')}>
            {choices.map(({ key, name, digit, lost }) => (
              <Button
                key={key}
                look={key === script.proposed ? 'primary' : lost ? 'danger' : 'plain'}
                keys={digit ? String(digit) : undefined}
                busy={saving.busy}
                onClick={() => end(key)}
              >
                {inLanguage(name, language)}
              </Button>
            ))}
            <Button look="quiet" busy={saving.busy} onClick={() => end()}>
              {t('outcome.none')}
            </Button>
          </div>
        </>
      ) : (
        <div className={css.buttons} role="group" aria-label={t('how')}>
          {handHows.map((how, index) => (
            <Button
              key={how}
              look={how === best ? 'primary' : 'plain'}
              keys={String(index + 1)}
              busy={saving.busy}
              onClick={() => say(how)}
            >
              {inLanguage(howWords[how], language)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
};
