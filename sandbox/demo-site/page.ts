import { randomUUID } from 'node:crypto';
import { siteLanguages, siteWords } from './words.ts';
import type { SiteLanguage } from './words.ts';

type Visit = { language: SiteLanguage; publicUrl: string; own: string; query: URLSearchParams; referrer: string };

const programmes = ['bachelor', 'master', 'language_course', 'foundation'] as const;
const languageNames: Record<SiteLanguage, string> = { ru: 'Русский', kk: 'Қазақша', en: 'English', uk: 'Українська' };

export const page = ({ language, publicUrl, own, query, referrer }: Visit) => {
  const t = siteWords[language];
  return layout(
    language,
    `${nav(language)}
<main>
  <section class="hero">
    <div class="hero-text">
      <h1>${t.heroTitle}</h1>
      <p>${t.heroText}</p>
      <p><a class="button" href="#form">${t.heroAction}</a></p>
      <dl class="facts">
        <div><dt>${t.factCountries}</dt><dd>14</dd></div>
        <div><dt>${t.factUniversities}</dt><dd>120+</dd></div>
        <div><dt>${t.factAnswer}</dt><dd>${t.factAnswerValue}</dd></div>
      </dl>
    </div>
    <div class="card form-card" id="form">
      <h2>${t.formTitle}</h2>
      <p class="dim">${t.formText}</p>
      <div id="voronka-form"></div>
      <noscript><p class="note">${t.noScript} <a href="#plain">${t.plainTitle}</a></p></noscript>
      <script src="${escape(publicUrl)}/form.js" data-form="education" data-lang="${language}" data-into="#voronka-form" async></script>
    </div>
  </section>
  <section id="programmes">
    <h2>${t.programsTitle}</h2>
    <div class="grid">
      ${programmes
        .map(
          (one, i) => `<article class="card programme">
        <span class="mark" data-mark="${i}" aria-hidden="true"></span>
        <h3>${t[one]}</h3>
        <p>${t[`${one}Text`]}</p>
        <p class="price">${t[`${one}Price`]}</p>
      </article>`,
        )
        .join('\n      ')}
    </div>
  </section>
  <section id="steps">
    <h2>${t.stepsTitle}</h2>
    <ol class="grid steps">
      ${([1, 2, 3, 4] as const).map((n) => `<li><h3>${t[`step${n}`]}</h3><p>${t[`step${n}Text`]}</p></li>`).join('\n      ')}
    </ol>
  </section>
  <section id="plain" class="plain">
    <div>
      <h2>${t.plainTitle}</h2>
      <p class="dim">${t.plainText}</p>
    </div>
    ${plainForm(language, publicUrl, own, query, referrer)}
  </section>
</main>
${chat(publicUrl)}`,
  );
};

export const thanks = (language: SiteLanguage, publicUrl: string) => {
  const t = siteWords[language];
  return layout(
    language,
    `${nav(language)}
<main>
  <section class="thanks card">
    <h1>${t.thanksTitle}</h1>
    <p>${t.thanksText}</p>
    <p><a class="button" href="/?lang=${language}">${t.back}</a></p>
  </section>
</main>
${chat(publicUrl)}`,
  );
};

/** As any site carries it; its language is the page's. */
const chat = (publicUrl: string) => `<script async src="${escape(publicUrl)}/widget.js" data-account="demo"></script>`;

const plainForm = (
  language: SiteLanguage,
  publicUrl: string,
  own: string,
  query: URLSearchParams,
  referrer: string,
) => {
  const t = siteWords[language];
  const hidden = (name: string, value: string) =>
    `<input type="hidden" name="${escape(name)}" value="${escape(value)}" />`;
  const utm = [...query].filter(([name]) => /^utm_[a-z_]{1,30}$/.test(name));
  return `<form class="card" method="post" accept-charset="utf-8" action="${escape(publicUrl)}/api/v1/forms/education">
      <label>${t.name}<input name="name" autocomplete="name" required maxlength="200" /></label>
      <label>${t.phone}<input name="phone" type="tel" autocomplete="tel" required placeholder="+7 701 555 20 18" /></label>
      <label>${t.email}<input name="email" type="email" autocomplete="email" placeholder="name@example.com" /></label>
      <label>${t.yourLanguage}<select name="language">${siteLanguages.map((one) => option(one, languageNames[one], one === language)).join('')}</select></label>
      <label>${t.programme}<select name="programme">${option('', t.choose, true)}${programmes.map((one) => option(one, t[one])).join('')}</select></label>
      <label class="check"><input type="checkbox" name="consent" value="true" required /> <span>${t.consent}</span></label>
      <label class="trap" aria-hidden="true">${t.website}<input name="website" tabindex="-1" autocomplete="off" /></label>
      ${hidden('formSession', randomUUID())}
      ${hidden('page', `${own}/?${query}`)}
      ${hidden('referrer', referrer)}
      ${hidden('returnTo', `${own}/thanks?lang=${language}`)}
      ${utm.map(([name, value]) => hidden(name, value)).join('\n      ')}
      <button class="button">${t.submit}</button>
    </form>`;
};

const option = (value: string, label: string, selected = false) =>
  `<option value="${value}"${selected ? ' selected' : ''}>${label}</option>`;

const nav = (language: SiteLanguage) => {
  const t = siteWords[language];
  const links = siteLanguages.map((one) => {
    const here = one === language ? ' aria-current="true"' : '';
    return `<a href="/?lang=${one}" hreflang="${one}" lang="${one}"${here} title="${languageNames[one]}">${one.toUpperCase()}</a>`;
  });
  return `<header class="top">
  <a class="brand" href="/?lang=${language}"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9" /><path d="M12 3c3.2 2.6 3.2 15.4 0 18M12 3c-3.2 2.6-3.2 15.4 0 18M3 12h18" /></svg>${t.brand}</a>
  <nav aria-label="${t.brand}"><a href="/?lang=${language}#programmes">${t.navPrograms}</a><a href="/?lang=${language}#steps">${t.navSteps}</a><a href="/?lang=${language}#form">${t.navForm}</a></nav>
  <nav class="languages" aria-label="${t.language}">${links.join('')}</nav>
</header>`;
};

const layout = (language: SiteLanguage, body: string) => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>${siteWords[language].title}</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Ccircle cx='12' cy='12' r='10' fill='%230b6e63'/%3E%3C/svg%3E" />
<link rel="stylesheet" href="/base.css" />
<link rel="stylesheet" href="/style.css" />
</head>
<body>
${body}
<footer><p>${siteWords[language].footer}</p></footer>
</body>
</html>
`;

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
