import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';

const tag = (name: string) => ({ do: 'lead.tag', add: [name], remove: [] });
const automation = (key: string, more: object) => ({ key, name: { ru: `Правило ${key}`, en: `Rule ${key}` }, ...more });

/** A pipeline that waits for everything that can be waited for, and sends no messages of its own. */
export const waitingPipeline = (like: PipelineDefinition, { more = false } = {}): PipelineDefinition =>
  ({
    ...like,
    name: { ru: 'Ожидания', en: 'Waits' },
    fields: [{ key: 'start', name: { ru: 'Начало', en: 'Start' }, type: 'date' }],
    automations: [
      automation('stay', {
        stages: ['new'],
        when: { on: 'stage.time', after: { amount: 2, unit: 'days' } },
        then: [tag('stayed')],
      }),
      automation('slow', {
        stages: ['new'],
        when: { on: 'stage.time', after: { amount: 6, unit: 'hours' }, working: 'almaty' },
        then: [tag('slow')],
      }),
      automation('walk', {
        stages: ['new'],
        when: { on: 'stage.entered' },
        then: [
          tag('first'),
          { do: 'wait', for: { amount: 1, unit: 'days' } },
          tag('second'),
          { do: 'wait', for: { amount: 3, unit: 'hours' }, working: 'almaty' },
          tag('third'),
        ],
      }),
      automation('hear', {
        stages: ['half'],
        when: { on: 'stage.entered' },
        then: [
          {
            do: 'wait.event',
            on: { on: 'task.done' },
            atMost: { amount: 4, unit: 'days' },
            then: [tag('heard')],
            else: [{ do: 'lead.move', stage: 'early' }],
          },
        ],
      }),
      automation('talk', {
        stages: ['half'],
        when: { on: 'stage.entered' },
        then: [
          {
            do: 'task.create',
            type: 'consult',
            text: { ru: 'Поговорить', en: 'Talk' },
            due: { by: 'working', amount: 3, unit: 'hours' },
          },
          {
            do: 'task.create',
            type: 'meeting',
            text: { ru: 'Встретиться', en: 'Meet' },
            due: { by: 'next_working_day', at: '15:00' },
          },
        ],
      }),
      automation('late', {
        when: { on: 'task.overdue' },
        then: [tag('late')],
      }),
      automation('unpaid', {
        when: { on: 'invoice.overdue' },
        then: [
          {
            do: 'task.create',
            type: 'payment',
            text: { ru: 'Спросить об оплате', en: 'Ask about the payment' },
            due: { by: 'after', amount: 2, unit: 'days' },
          },
        ],
      }),
      ...(more
        ? [
            automation('later', {
              stages: ['new'],
              when: { on: 'stage.time', after: { amount: 30, unit: 'days' } },
              then: [tag('later')],
            }),
          ]
        : []),
    ],
  }) as unknown as PipelineDefinition;
