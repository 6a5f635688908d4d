import type { Button, Says } from '../../workflows/team-bot/says.ts';

type Order = { method: string; order: Record<string, unknown> };

/** What the bot says, as a call of the Bot API. Words go without markup, so nothing in them can be misread. */
export const orderOf = (chat: string, says: Exclude<Says, { do: 'show' }>, publicUrl: string): Order => {
  if (says.do === 'nod')
    return {
      method: 'answerCallbackQuery',
      order: { callback_query_id: says.query, text: cut(says.text, MOST_NOD), show_alert: says.text.length > 60 },
    };
  const { lines, keyboard } = buttonsOf(says.buttons ?? [], publicUrl);
  const text = cut([says.text, ...lines].join('\n'), MOST_TEXT);
  const order = {
    ...{ chat_id: chat, text, link_preview_options: { is_disabled: true } },
    ...(says.columns ? { entities: [{ type: 'pre', offset: 0, length: text.length }] } : {}),
    ...(keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {}),
  };
  return says.edits === undefined
    ? { method: 'sendMessage', order }
    : { method: 'editMessageText', order: { ...order, message_id: says.edits } };
};

const MOST_TEXT = 4096;
const MOST_NOD = 200;

/** Never in the middle of a sign. */
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** Telegram opens no page of a machine that has no name of its own: such an address is written out. */
const buttonsOf = (rows: Button[][], publicUrl: string) => {
  const isReached = /^https:\/\/[^/]*[a-z][^/]*\./i.test(publicUrl) || /^https?:\/\/\d+\.\d+\.\d+\.\d+/.test(publicUrl);
  const mayOpen = isReached && !/^https?:\/\/(localhost|127\.)/.test(publicUrl);
  const lines: string[] = [];
  type Key = { text: string; callback_data: string } | { text: string; url: string };
  const keyboard = rows
    .map((row) =>
      row.flatMap((button): Key[] => {
        if ('press' in button) return [{ text: button.text, callback_data: button.press }];
        const url = `${publicUrl}${button.path}`;
        if (mayOpen) return [{ text: button.text, url }];
        if (rows.length === 1) lines.push(url);
        return [];
      }),
    )
    .filter((row) => row.length > 0);
  return { lines, keyboard };
};
