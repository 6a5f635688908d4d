import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWindow, type Window } from '../conversation/window.ts';

let window: Window;
beforeAll(async () => {
  window = await openWindow();
});
afterAll(() => window?.close());

const add = (steps: object[], as: 'aida' | 'daniyar' = 'daniyar') =>
  window.post('/macros', { name: 'Итог', steps }, as);
const run = (id: string, macro: string, key?: string) =>
  window.desk.ask('POST', `/conversations/${id}/macro`, { as: 'aida', body: { macro }, ...(key ? { key } : {}) });

describe('D4 a macro', () => {
  it('answers, notes, hands over and closes in one choice, once a key', async () => {
    const { timur } = window.office;
    const steps = [
      { do: 'reply', texts: { ru: 'Спасибо, {{contact.firstName}}!' } },
      { do: 'note', text: 'закрыто макросом' },
      { do: 'assign', to: timur },
      { do: 'close', result: 'записан' },
    ];
    const macro = (await add(steps)).body;
    const { id } = await window.begin('Записался');
    const first = await run(id, macro.id, 'm1');
    expect(first.status).toBe(200);
    expect((await run(id, macro.id, 'm1')).body).toEqual(first.body);
    expect(await window.one(id)).toMatchObject({ state: 'closed', result: 'записан', assigneeId: timur });
    expect((await window.messages(id)).map(({ text }: any) => text)).toEqual([
      'закрыто макросом',
      'Спасибо, Client!',
      'Записался',
    ]);
  });

  it('puts aside, and takes', async () => {
    const macro = (await add([{ do: 'take' }, { do: 'snooze', hours: 3 }])).body;
    const { id } = await window.begin('Потом');
    await run(id, macro.id);
    expect(await window.one(id)).toMatchObject({ state: 'snoozed', assigneeId: window.office.aida });
  });

  it('does nothing where a text cannot be filled in', async () => {
    const macro = (
      await add([
        { do: 'note', text: 'до' },
        { do: 'reply', texts: { ru: '{{invoice.total}}' } },
      ])
    ).body;
    const { id } = await window.begin('Счёт?');
    expect((await run(id, macro.id)).status).toBe(422);
    expect(await window.messages(id)).toHaveLength(1);
  });

  it('is written by supervisors, and carried out only where one sees the talk', async () => {
    expect((await add([{ do: 'take' }], 'aida')).status).toBe(403);
    expect((await add([])).status).toBe(422);
    expect((await add([{ do: 'reply', texts: { ru: '{{lead.nam}}' } }])).body.errors[0].field).toBe('steps.0.texts.ru');
    const { id } = (await add([{ do: 'take' }])).body;
    expect((await run(window.office.aida, id)).status).toBe(404);
    expect((await window.desk.ask('DELETE', `/macros/${id}`, { as: 'daniyar' })).status).toBe(204);
  });
});
