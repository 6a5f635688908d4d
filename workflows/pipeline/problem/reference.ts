import type { Reference } from '../../automation/kind.ts';
import { words } from '../../automation/kind.ts';
import type { Language, Words } from '../../words/words.schema.ts';
import { languages } from '../../words/words.ts';
import { checkPerson } from './fact.ts';
import { channelWords } from '../problems.words.ts';
import type { At, Look } from './look.ts';

/** Reports names in a definition that refer to nothing. */
export const checkReference = (look: Look, reference: Reference, at: At): void => {
  const { key } = reference;
  switch (reference.to) {
    case 'stage':
      return look.stages.has(key) ? undefined : look.tell('StageMissing', at, { key });
    case 'outcome':
      return look.outcomes.has(key) ? undefined : look.tell('OutcomeMissing', at, { key });
    case 'task_type':
      return look.taskTypes.has(key) ? undefined : look.tell('TaskTypeMissing', at, { key });
    case 'loss_reason':
      return look.lossReasons.has(key) ? undefined : look.tell('LossReasonMissing', at, { key });
    case 'automation':
      return look.automations.has(key) ? undefined : look.tell('AutomationMissing', at, { key });
    case 'field':
      return look.fields.has(key) ? undefined : look.tell('FieldMissing', at, { key });
    case 'calendar':
      return look.calendars.has(key) ? undefined : look.tell('CalendarMissing', at, { key });
    case 'form':
      return look.forms.has(key) ? undefined : look.tell('FormMissing', at, { key });
    case 'team':
      return checkTeam(look, key, at);
    case 'person':
      return checkPerson(look, key, at);
    case 'template':
      return checkTemplate(look, { key, channels: [reference.channel] }, at);
  }
};

export const checkTeam = (look: Look, key: string, at: At): void => {
  const team = look.teams.get(key);
  if (!key) return look.tell('NotChosen', at);
  if (!team) return look.tell('TeamMissing', at, { key });
  if (!look.world.people.some((person) => person.active && person.team === key))
    look.tell('TeamEmpty', at, { team: team.name, key });
};

/** A template must exist for at least one channel, and in every language that a client may have. */
export const checkTemplate = (
  { templates, tell }: Look,
  { key, channels }: { key: string; channels: string[] },
  at: At,
): void => {
  const there = channels.flatMap((channel) => templates.get(`${channel} ${key}`) ?? []);
  const channel = inAll((language) => channels.map((one) => channelWords[one]?.[language] ?? one).join(', '));
  const template = there.find(({ name }) => name)?.name || key;
  if (there.length === 0) return tell('TemplateMissing', at, { template, channel, key: `${channels.join()} ${key}` });
  const lacking = languages.filter((language) => !there.some((one) => one.languages.includes(language)));
  if (lacking.length > 0)
    tell('TemplateLanguageMissing', at, {
      template,
      channel,
      languages: inAll((language) => lacking.map((one) => languageWords[one][language]).join(', ')),
      key: `${channels.join()} ${key}`,
    });
};

const inAll = (say: (language: Language) => string): Words => words(say('ru'), say('en'), say('kk'), say('uk'));

const languageWords: Record<Language, Required<Words>> = {
  ru: words('русский', 'Russian', 'орысша', 'російська'),
  en: words('английский', 'English', 'ағылшынша', 'англійська'),
  kk: words('казахский', 'Kazakh', 'қазақша', 'казахська'),
  uk: words('украинский', 'Ukrainian', 'украинша', 'українська'),
};
