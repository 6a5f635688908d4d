import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { stepSentence } from '../../../workflows/automation/automation-sentence.ts';
import { accountName, addressKindOf, channelKinds, channelOf, kindOf } from '../../../workflows/channel/index.ts';
import { languages } from '../../../workflows/words/words.ts';
import { pipeline, problems, world } from '../../pipeline/world.ts';

const sends = (channel: string) => ({
  key: 'a0',
  then: [{ do: 'message.send', channel, template: 'received', attach: [] }],
});

describe('E5 a channel', () => {
  it('says everything of itself in four languages', () => {
    for (const { name, message, theMessage, client } of channelKinds)
      for (const said of [name, message, theMessage, ...(client ? [client.short, client.send, client.firstText] : [])])
        for (const language of languages) expect(said[language]).not.toBe('');
  });

  it('has accounts, each of the kind before its colon', () => {
    expect(['email', 'email:sales', 'webhook:example.com:8080'].map(kindOf)).toEqual(['email', 'email', 'webhook']);
    expect(['sms:kz', 'email', 'webhook:a.b', 'document'].map(addressKindOf)).toEqual(['phone', 'email', null, null]);
    expect(accountName('email:sales', 'en')).toBe('E-mail · sales');
    expect(channelOf('constructor')).toBeUndefined();
  });

  it('is sent by through any of its accounts, once that is in the settings of the server', () => {
    expect(problems([sends('email:sales')])).toEqual(['ChannelMissing a0 0']);
    const around = { ...world, channels: [...world.channels, { id: 'email:sales', sandbox: false }] };
    expect(problems([sends('email:sales')], undefined, around)).toEqual([]);
    const [automation] = pipeline([sends('email:sales')]).automations;
    expect(stepSentence(automation!.then[0]!, pipeline(), 'en')).toBe('send the e-mail “received”');
  });

  it.each(['email:', 'email:Sales', 'pigeon', 'webhook:example.com', 'emails', 'email:a:b'])('is not %s', (channel) => {
    const when = { on: 'stage.entered' };
    expect(Automation.safeParse({ name: { ru: 'Имя' }, when, ...sends(channel) }).success).toBe(false);
  });
});
