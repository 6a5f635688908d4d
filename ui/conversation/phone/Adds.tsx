import { IconAddressBook, IconBan, IconMapPin, IconMicrophone, IconPlayerStopFilled } from '@tabler/icons-react';
import type { Account } from '../../../workflows/account/account.schema.ts';
import { SandboxDay } from '../../../workflows/account/sandbox.schema.ts';
import type { Conversation } from '../../../workflows/conversation/conversation.schema.ts';
import { PickFiles } from '../../file/PickFiles.tsx';
import { Button } from '../../kit/Button.tsx';
import { useRecorder } from '../../message/use-recorder.ts';
import { useWords } from '../../words.ts';
import css from '../Phone.module.css';
import { ownCard } from './Screen.tsx';
import type { Client } from './use-client.ts';

type Props = { talk: Conversation | undefined; client: Client; name: string; why: string | undefined };

/** What a client sends besides words. */
export const Adds = ({ talk, client, name, why }: Props) => {
  const { t } = useWords('conversation/phone');
  const recorder = useRecorder((voice) => client.send([voice], 'voice'), t('voice.name'));
  const isRecording = recorder.seconds !== undefined;
  return (
    <div className={css.adds}>
      <PickFiles several quiet {...(why ? { why } : {})} onPick={(files) => client.send(files)} />
      <Button
        look="quiet"
        icon={isRecording ? <IconPlayerStopFilled size={15} /> : <IconMicrophone size={15} />}
        label={t(isRecording ? 'voice.stop' : 'voice')}
        why={why ?? (recorder.trouble && t('voice.none'))}
        onClick={() => (isRecording ? recorder.stop(true) : void recorder.start())}
      />
      <Button
        look="quiet"
        icon={<IconMapPin size={15} />}
        label={t('place')}
        why={why}
        onClick={() =>
          client.write({
            parts: [{ kind: 'place', latitude: 43.238_949, longitude: 76.889_709, title: t('place.title') }],
          })
        }
      />
      <Button
        look="quiet"
        icon={<IconAddressBook size={15} />}
        label={t('card')}
        why={why}
        onClick={() => client.write({ parts: [ownCard(name)] })}
      />
      {talk && (
        <Button
          look="quiet"
          icon={<IconBan size={15} />}
          label={t(talk.blockedAt ? 'unblock' : 'block')}
          onClick={() => client.act({ do: talk.blockedAt ? 'unblock' : 'block' })}
        />
      )}
    </div>
  );
};

/** Bad days of the provider, to be seen before they come by themselves. */
export const Day = ({ account, client }: { account: Account; client: Client }) => {
  const { t } = useWords('conversation/phone');
  return (
    <label className={css.day}>
      {t('day')}
      <select
        value={account.settings['day'] ?? 'fine'}
        onChange={({ target }) => client.play(SandboxDay.parse(target.value))}
      >
        {SandboxDay.options.map((day) => (
          <option key={day} value={day}>
            {t(`day.${day}`)}
          </option>
        ))}
      </select>
    </label>
  );
};
