import { DateTime } from 'luxon';
import type { Lead } from '../lead/lead.schema.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import { inLanguage } from '../words/words.ts';
import type { Language } from '../words/words.schema.ts';
import type { Event } from './event.schema.ts';
import { eventSentence } from './sentence.ts';

type Reading = { language: Language; definition: PipelineDefinition; userNames: Map<string, string>; zone: string };

/** A lead's story in Markdown: a heading for each day, a line for each entry with its cause. */
export const storyText = (
  lead: Pick<Lead, 'name' | 'number' | 'stage' | 'pipelineVersion'>,
  events: Event[],
  { language, definition, userNames, zone }: Reading,
): string => {
  const local = (at: string) => DateTime.fromISO(at, { zone });
  const exact = (at: string) => local(at).toFormat('dd.MM.yyyy HH:mm');
  const day = (date: string) => DateTime.fromISO(date).toFormat('dd.MM.yyyy');
  const reader = { language, definition, nameOf: (id: string) => userNames.get(id), exact, day, due: exact };
  const nameOf = (key: string) => {
    const name = definition.automations.find((one) => one.key === key)?.name;
    return escaped(name ? inLanguage(name, language) : key);
  };
  const stage = definition.stages.find(({ key }) => key === lead.stage);
  const lines = [
    `# ${oneLine(lead.name)} (№ ${lead.number})`,
    '',
    `${inLanguage(definition.name, language)}, ${inLanguage(said.version, language)} ${lead.pipelineVersion}: ${stage ? inLanguage(stage.name, language) : lead.stage}. ${inLanguage(said.zone, language)}: ${zone}.`,
  ];
  let last = '';
  for (const event of events) {
    const at = local(event.at);
    const today = at.toFormat('dd.MM.yyyy');
    if (today !== last) lines.push('', `## ${today}`, '');
    last = today;
    const { cause } = event;
    const because = cause
      ? ` _(${inLanguage(said.because, language)}: ${nameOf(cause.automation)}, ${inLanguage(said.version, language)} ${cause.version}${cause.step === undefined ? '' : `, ${inLanguage(said.step, language)} ${cause.step}`}, #${cause.event})_`
      : '';
    lines.push(`- ${at.toFormat('HH:mm:ss')} ${escaped(eventSentence(event, reader))}${because} \`#${event.id}\``);
  }
  return `${lines.join('\n')}\n`;
};

const said = {
  version: { ru: 'версия', en: 'version', kk: 'нұсқа', uk: 'версія' },
  zone: { ru: 'Время', en: 'Time', kk: 'Уақыт', uk: 'Час' },
  because: { ru: 'почему', en: 'because of', kk: 'себебі', uk: 'чому' },
  step: { ru: 'шаг', en: 'step', kk: 'қадам', uk: 'крок' },
};

const oneLine = (text: string): string => escaped(text).replace(/\s+/g, ' ');
/** What clients and users typed stays plain text. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
