import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { educationForm, educationPipeline } from '../../../prisma/seed/education.ts';
import { formFaultSentence, isSite, problemsOfForm, siteFrom } from '../../../workflows/form/check.ts';
import { conversionOf, lastDays } from '../../../workflows/form/conversion.ts';
import { formInLanguage, languageOfForm, lookOf, readForm } from '../../../workflows/form/form.ts';
import { FormDefinition, type FormField } from '../../../workflows/form/form.schema.ts';
import { htmlSnippet, scriptSnippet } from '../../../workflows/form/snippet.ts';
import { languages } from '../../../workflows/words/words.ts';

const form = educationForm(['http://127.0.0.1:4608']);
const targets = [...educationPipeline().fields, { key: 'size', type: 'number' }, { key: 'begins', type: 'date' }];
const field = (more: Partial<FormField>): FormField => ({
  name: 'more',
  label: { ru: 'Ещё' },
  type: 'text',
  required: false,
  to: 'contact.email',
  ...more,
});
const faults = (more: Partial<FormDefinition>) =>
  problemsOfForm({ ...form, ...more }, targets).map((problem) => `${problem.field} ${problem.why}`);
const withField = (more: Partial<FormField>) => faults({ fields: [...form.fields.slice(0, 2), field(more)] });

describe('B2 a form that is being made', () => {
  it('has nothing to mend when it is the demo’s own', () => {
    expect(problemsOfForm(form, targets)).toEqual([]);
  });

  it.each([
    [{ name: 'name' }, 'fields.2.name sameName'],
    [{ name: 'consent' }, 'fields.2.name sameName'],
    [{ name: 'website' }, 'fields.2.name reservedName'],
    [{ name: 'utm_source' }, 'fields.2.name reservedName'],
    [{ to: 'nothing' }, 'fields.2.to unknownField'],
    [{ to: 'contact.phone' }, 'fields.2.to sameTarget'],
    [{ type: 'checkbox' as const }, 'fields.2.to wrongKind'],
    [{ type: 'text' as const, to: 'size' }, 'fields.2.to wrongKind'],
    [{ type: 'select' as const, to: 'programme' }, 'fields.2.options noOptions'],
    [
      { type: 'select' as const, to: 'programme', options: ['a', 'a'].map((value) => ({ value, label: { ru: 'А' } })) },
      'fields.2.options sameOption',
    ],
  ])('is told what would lose an answer: %j', (more, expected) => {
    expect(withField(more)).toEqual([expected]);
  });

  it('needs a phone or an e-mail, and sites that browsers know', () => {
    expect(faults({ fields: [form.fields[0]!] })).toEqual(['fields noContact']);
    expect(faults({ sites: ['https://a.kz/path', 'a.kz', '*', 'https://b.kz'] })).toEqual([
      'sites.0 badSite',
      'sites.1 badSite',
    ]);
    for (const language of languages) expect(formFaultSentence('badSite', language).length).toBeGreaterThan(20);
  });

  it('understands the address of a page where a site is meant', () => {
    expect(siteFrom(' Agency.kz/contacts?x=1 ')).toBe('https://agency.kz');
    expect(siteFrom('http://localhost:3000/a')).toBe('http://localhost:3000');
    expect(siteFrom('*')).toBe('*');
    for (const text of ['', 'agency', 'javascript:alert(1)', 'https://']) expect(siteFrom(text)).toBeUndefined();
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        const site = siteFrom(url);
        expect(site === undefined || isSite(site)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('B2 what a form may be set to', () => {
  it('leaves every older definition as it was', () => {
    const old = { ...form, languages: undefined, look: undefined };
    expect(FormDefinition.parse(JSON.parse(JSON.stringify(old)))).toEqual(form);
    expect(formInLanguage('education', form, 'ru')).not.toHaveProperty('look');
  });

  it('speaks the languages that it was given, the first of them to everybody else', () => {
    const spoken = { ...form, languages: ['kk', 'ru'] as FormDefinition['languages'] };
    expect(languages.map((language) => languageOfForm(spoken, language))).toEqual(['ru', 'kk', 'kk', 'kk']);
    expect(languageOfForm(form, 'uk')).toBe('uk');
  });

  it('writes on the accent in black or white, whichever is read better', () => {
    const on = (accent: string) => lookOf({ accent }).onAccent;
    expect([on('#ffffff'), on('#ffd400'), on('#000000'), on('#3b5bdb'), on('#2458d6')]).toEqual([
      '#10131a',
      '#10131a',
      '#ffffff',
      '#ffffff',
      '#ffffff',
    ]);
  });

  it('reads numbers and dates as such, and says when they are none', () => {
    const asking: FormDefinition = {
      ...form,
      fields: [
        ...form.fields,
        field({ name: 'size', type: 'number', to: 'size' }),
        field({ name: 'begins', type: 'date', to: 'begins' }),
        field({ name: 'note', type: 'textarea', to: 'country' }),
      ],
    };
    const body = { name: 'A', phone: '+77015552018', consent: true };
    const read = (more: Record<string, unknown>) => {
      const answer = readForm(asking, { ...body, ...more }, 'en');
      return 'errors' in answer ? answer.errors.map((one) => one.field) : answer.values.fields;
    };
    expect(read({ size: '1 250,5', begins: '2027-09-01', note: 'я'.repeat(3000) })).toMatchObject({
      size: 1250.5,
      begins: '2027-09-01',
    });
    expect(read({ size: 'ten', begins: '2027-02-30', note: 'я'.repeat(5000) })).toEqual(['size', 'begins', 'note']);
  });
});

describe('B2 the snippet', () => {
  const place = { key: 'education', language: 'ru' as const, origin: 'https://crm.example' };

  it('is one line of script', () => {
    expect(scriptSnippet(place)).toBe(
      '<script src="https://crm.example/form.js" data-form="education" data-lang="ru" async></script>',
    );
  });

  it('is plain HTML with the same fields, the consent and the trap, and nothing of the words becomes markup', () => {
    const html = htmlSnippet({ ...form, submit: { ru: '"<script>' } }, place);
    for (const { name } of form.fields) expect(html).toContain(`name="${name}"`);
    expect(html).toContain('action="https://crm.example/api/v1/forms/education?lang=ru"');
    expect(html).toContain('name="consent"');
    expect(html).toContain('name="website"');
    expect(html).not.toContain('<script>');
  });
});

describe('B2 the conversion of a form', () => {
  it('has a place for each day, and no percent where nobody has seen it', () => {
    const days = lastDays([{ day: '2026-11-20', shown: 8, sent: 5, answered: 2, spam: 1 }], '2026-11-21', 3);
    expect(days.map(({ day, shown }) => `${day} ${shown}`)).toEqual(['2026-11-19 0', '2026-11-20 8', '2026-11-21 0']);
    expect(conversionOf(days)).toEqual({ shown: 8, sent: 5, spam: 1, percent: 25 });
    expect(conversionOf([])).toEqual({ shown: 0, sent: 0, spam: 0 });
  });
});
