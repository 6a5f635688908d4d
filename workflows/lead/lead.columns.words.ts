import type { Words } from '../words/words.schema.ts';

/** What the columns of a lead are called; those that others have, too, stand here. */
export const leadColumnWords = {
  'column.name': { ru: 'Название', en: 'Name', kk: 'Атауы', uk: 'Назва' },
  'column.amount': { ru: 'Сумма', en: 'Amount', kk: 'Сома', uk: 'Сума' },
  'column.tags': { ru: 'Теги', en: 'Tags', kk: 'Тегтер', uk: 'Теги' },
  'column.responsible_id': { ru: 'Ответственный', en: 'Responsible', kk: 'Жауапты', uk: 'Відповідальний' },
  'column.loss_reason': { ru: 'Причина отказа', en: 'Loss reason', kk: 'Бас тарту себебі', uk: 'Причина відмови' },
  'column.stage': { ru: 'Этап', en: 'Stage', kk: 'Кезең', uk: 'Етап' },
  'column.fields': { ru: 'Поля', en: 'Fields', kk: 'Өрістер', uk: 'Поля' },
  'column.checklist': { ru: 'Чек-лист', en: 'Checklist', kk: 'Тексеру тізімі', uk: 'Чек-лист' },
  'column.stage_entered_at': {
    ru: 'Вошла в этап',
    en: 'Entered the stage',
    kk: 'Кезеңге кірді',
    uk: 'Увійшла на етап',
  },
  'column.entries': { ru: 'Заходы в этапы', en: 'Entries into stages', kk: 'Кезеңдерге кіру', uk: 'Заходи на етапи' },
  'column.closed_at': { ru: 'Закрыта', en: 'Closed', kk: 'Жабылды', uk: 'Закрито' },
  'column.joined_to': { ru: 'Объединена с', en: 'Joined to', kk: 'Біріктірілді', uk: 'Об’єднано з' },
  'column.created_at': { ru: 'Создана', en: 'Created', kk: 'Құрылды', uk: 'Створено' },
  'column.state': { ru: 'Состояние', en: 'State', kk: 'Күйі', uk: 'Стан' },
  'column.paused_at': { ru: 'На паузе с', en: 'Paused since', kk: 'Кідірту басы', uk: 'На паузі з' },
  'column.paused_reason': { ru: 'Причина паузы', en: 'Reason of the pause', kk: 'Кідірту себебі', uk: 'Причина паузи' },
  'column.paused_until': { ru: 'Пауза до', en: 'Paused until', kk: 'Кідірту соңы', uk: 'Пауза до' },
  'column.clock_offset': {
    ru: 'Часы впереди, мс',
    en: 'Clock ahead, ms',
    kk: 'Сағат алда, мс',
    uk: 'Годинник попереду, мс',
  },
  'column.pipeline_version_id': {
    ru: 'Версия воронки',
    en: 'Pipeline version',
    kk: 'Воронка нұсқасы',
    uk: 'Версія воронки',
  },
  'column.source': { ru: 'Источник', en: 'Source', kk: 'Көзі', uk: 'Джерело' },
  'column.currency': { ru: 'Валюта', en: 'Currency', kk: 'Валюта', uk: 'Валюта' },
} satisfies Record<string, Required<Words>>;
