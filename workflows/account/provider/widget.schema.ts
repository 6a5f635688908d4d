import { z } from 'zod';
import { Words } from '../../words/words.schema.ts';

/** A site as browsers write it in `Origin`: no path, no slash at the end. */
const Site = z
  .string()
  .trim()
  .max(200)
  .transform((text, context) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url && /^https?:$/.test(url.protocol) && url.host !== '') return url.origin;
    context.addIssue({ code: 'invalid_format', format: 'url', input: text });
    return z.NEVER;
  });

export const AskedOfVisitor = z.enum(['name', 'phone', 'email']);
export type AskedOfVisitor = z.infer<typeof AskedOfVisitor>;

/** A chat on sites, except its secret. */
export const WidgetPage = z.object({
  sites: z.array(Site).max(50).meta({ description: 'on whose pages it works, `https://shop.example`; no others' }),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default('#3b5bdb'),
  title: Words.nullable().default(null),
  welcome: Words.nullable().default(null).meta({ description: 'is read by whoever opens the chat' }),
  away: Words.nullable().default(null).meta({ description: 'is read outside the hours' }),
  notice: Words.nullable().default(null).meta({ description: 'an urgent word to everybody, while it lasts' }),
  asks: z
    .object({
      when: z.enum(['never', 'away', 'always']).meta({ description: 'before the first message' }),
      what: z.array(AskedOfVisitor).max(3),
    })
    .default({ when: 'away', what: ['name', 'phone'] }),
});
export type WidgetPage = z.infer<typeof WidgetPage>;

export const WidgetSettings = WidgetPage.extend({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,39}$/)
    .optional()
    .meta({ description: 'its name in the snippet; made up where it is not told' }),
  secret: z
    .string()
    .min(32)
    .max(200)
    .optional()
    .meta({ description: 'by which the site signs who a visitor is (HS256)' }),
});
export type WidgetSettings = z.infer<typeof WidgetSettings>;
