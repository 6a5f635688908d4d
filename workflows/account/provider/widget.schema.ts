import { z } from 'zod';
import { Words } from '../../words/words.schema.ts';

/** A site as browsers write it in `Origin`: no path, no slash at the end. */
const siteOf = (text: string): string | undefined => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url.origin : undefined;
};

/** As they are kept: one after another, with a space between. */
const Sites = z.union([z.array(z.string().max(300)).max(50), z.string().max(2000)]).transform((given, context) => {
  const texts = (typeof given === 'string' ? given.split(/[\s,]+/) : given).filter((text) => text.trim() !== '');
  const sites = texts.flatMap((text) => siteOf(text.trim()) ?? []);
  if (sites.length === texts.length) return [...new Set(sites)].join(' ');
  context.addIssue({ code: 'invalid_format', format: 'url', input: String(given) });
  return z.NEVER;
});

/** As it is kept: JSON of its languages. A plain text is Russian, as everywhere. */
const Texts = z.union([Words, z.string().max(1900)]).transform((given, context) => {
  if (given === '') return '';
  const read = Words.safeParse(typeof given !== 'string' ? given : given.startsWith('{') ? json(given) : { ru: given });
  if (read.success) return JSON.stringify(read.data);
  context.addIssue({ code: 'custom', message: 'Words', input: given });
  return z.NEVER;
});

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A chat on sites, as an admin sets it. */
export const WidgetSettings = z.object({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,39}$/)
    .meta({ description: 'its name in the snippet, for good: `shop`' }),
  sites: Sites.meta({ description: 'on whose pages it works: `https://shop.example`, several with a space between' }),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional(),
  title: Texts.optional().meta({ description: 'in several languages, or JSON of them' }),
  welcome: Texts.optional().meta({ description: 'is read by whoever opens the chat' }),
  away: Texts.optional().meta({ description: 'is read outside the hours' }),
  asks: z.enum(['never', 'away', 'always']).optional().meta({
    description: 'whether contact details are asked for before the first message; outside the hours by default',
  }),
  names: z
    .enum(['first', 'none'])
    .optional()
    .meta({ description: 'whether visitors see the first name of whoever answers; by default they do' }),
  seen: z.enum(['open', 'reply', 'never']).optional().meta({
    description: 'when visitors see that their words were read: once somebody opens them (by default), or answers',
  }),
  mailAfter: z.coerce.number().int().min(0).max(1440).optional().meta({
    description:
      'minutes without an open page after which unread answers go to the visitor by e-mail; 5 by default, 0: never',
  }),
  mailFrom: z
    .union([z.literal(''), z.string().regex(/^email:[a-z0-9_-]{1,50}$/)])
    .optional()
    .meta({ description: 'the connected mailbox from which they go; the first one by default' }),
  secret: z
    .union([z.literal(''), z.string().min(32).max(200)])
    .optional()
    .meta({ description: 'by which the site signs who a visitor is (HS256)' }),
});
export type WidgetSettings = z.infer<typeof WidgetSettings>;

/** The same as its pages need it. */
export type WidgetPage = {
  sites: string[];
  color: string;
  asks: 'never' | 'away' | 'always';
  names: 'first' | 'none';
  seen: 'open' | 'reply' | 'never';
} & Record<'title' | 'welcome' | 'away', Words | null>;

const FIRST_COLOR = '#3b5bdb';

export const widgetPageOf = (kept: Record<string, string>): WidgetPage => {
  const words = (text = ''): Words | null => Words.safeParse(json(text)).data ?? null;
  const { sites = '', color = FIRST_COLOR, asks, names, seen } = kept;
  return {
    ...{ sites: sites.split(' ').filter(Boolean), color, asks: asks === 'never' || asks === 'always' ? asks : 'away' },
    ...{ title: words(kept['title']), welcome: words(kept['welcome']) },
    ...{ away: words(kept['away']), names: names === 'none' ? 'none' : 'first' },
    seen: seen === 'reply' || seen === 'never' ? seen : 'open',
  };
};
