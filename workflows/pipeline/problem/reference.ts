import type { Reference } from '../../automation/kind.ts';
import type { Language, Words } from '../../words/words.schema.ts';
import { inEach, languages } from '../../words/words.ts';
import { templateName } from '../../template/template-name.words.ts';
import { checkUser } from './fact.ts';
import { accountName, channelOf, clientChannels } from '../../channel/index.ts';
import type { At, Look } from './look.ts';

/** Reports names in a definition that refer to nothing. */
export const checkReference = (look: Look, reference: Reference, at: At): void => {
  const { key } = reference;
  switch (reference.to) {
    case 'stage':
      return look.stages.has(key) ? undefined : look.report('StageMissing', at, { key });
    case 'outcome':
      return look.outcomes.has(key) ? undefined : look.report('OutcomeMissing', at, { key });
    case 'task_type':
      return look.taskTypes.has(key) ? undefined : look.report('TaskTypeMissing', at, { key });
    case 'loss_reason':
      return look.lossReasons.has(key) ? undefined : look.report('LossReasonMissing', at, { key });
    case 'automation':
      return look.automations.has(key) ? undefined : look.report('AutomationMissing', at, { key });
    case 'field':
      return look.fields.has(key) ? undefined : look.report('FieldMissing', at, { key });
    case 'calendar':
      return look.calendars.has(key) ? undefined : look.report('CalendarMissing', at, { key });
    case 'sound':
      return look.sounds.has(key) ? undefined : look.report(key ? 'SoundMissing' : 'SoundNotChosen', at, { key });
    case 'form':
      return look.forms.has(key) ? undefined : look.report('FormMissing', at, { key });
    case 'group':
      return look.groups.has(key) ? undefined : look.report(key ? 'GroupMissing' : 'NotChosen', at, { key });
    case 'desk':
      return look.desks.has(key) ? undefined : look.report(key ? 'DeskMissing' : 'NotChosen', at, { key });
    case 'pipeline':
      return look.pipelines.has(key)
        ? undefined
        : look.report(key ? 'PipelineMissing' : 'PipelineNotChosen', at, { key });
    case 'team':
      return checkTeam(look, key, at);
    case 'person':
      return checkUser(look, key, at);
    case 'channel':
      return hasAccount(look, key) ? undefined : look.report('ChannelMissing', at, { key });
    case 'template':
      return checkTemplate(look, { key, channels: reference.channel ? [reference.channel] : clientKinds }, at);
  }
};

const clientKinds = clientChannels.map(({ kind }) => kind);

/** A kind's first account is always there. */
const hasAccount = ({ world }: Look, account: string): boolean =>
  channelOf(account)?.kind === account || world.channels.some(({ id }) => id === account);

export const checkTeam = (look: Look, key: string, at: At): void => {
  const team = look.teams.get(key);
  if (!key) return look.report('NotChosen', at);
  if (!team) return look.report('TeamMissing', at, { key });
  if (!look.world.people.some((person) => person.active && person.team === key))
    look.report('TeamEmpty', at, { team: team.name, key });
};

/** A template must exist for at least one channel, and in every language in which the company speaks with clients. */
export const checkTemplate = (
  { templates, report, world }: Look,
  { key, channels }: { key: string; channels: string[] },
  at: At,
): void => {
  const there = channels.flatMap((channel) => templates.get(`${channel} ${key}`) ?? []);
  const channel = inEach((language) => channels.map((one) => accountName(one, language)).join(', '));
  const named = there.find(({ name }) => name)?.name;
  const template = inEach((language) => named || templateName(key, language));
  if (there.length === 0) return report('TemplateMissing', at, { template, channel, key: `${channels.join()} ${key}` });
  if (there.some(({ untouched }) => untouched))
    report('TemplateUntouched', at, { template, channel, key: `${channels.join()} ${key}` });
  const spoken = world.languages?.length ? world.languages : languages;
  const lacking = spoken.filter((language) => !there.some((one) => one.languages.includes(language)));
  if (lacking.length > 0)
    report('TemplateLanguageMissing', at, {
      template,
      channel,
      languages: inEach((language) => lacking.map((one) => languageWords[one][language]).join(', ')),
      key: `${channels.join()} ${key}`,
    });
};

const languageWords: Record<Language, Required<Words>> = {
  ru: { ru: 'русский', en: 'Russian', kk: 'орысша', uk: 'російська' },
  en: { ru: 'английский', en: 'English', kk: 'ағылшынша', uk: 'англійська' },
  kk: { ru: 'казахский', en: 'Kazakh', kk: 'қазақша', uk: 'казахська' },
  uk: { ru: 'украинский', en: 'Ukrainian', kk: 'украинша', uk: 'українська' },
};
