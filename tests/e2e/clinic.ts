import type { Locator, Page } from 'playwright-core';

/** Sets up a clinic's pipeline from nothing, as docs/clinic.md tells its admin: by what is written on the screen. */
export const setUpClinic = async (page: Page): Promise<void> => {
  await sayWhoWeAre(page);
  await drawStages(page);
  await drawFieldsAndOutcomes(page);
  await askBeforeStage(page, 'Записан на приём', 'Когда приём');
  await askBeforeStage(page, 'Оплата', 'Сумма');
  await take(page, 'Новая', 'Назначить ответственного и поставить звонок до конца дня');
  await take(page, 'Новая', 'Сразу ответить клиенту письмом и SMS');
  await take(page, 'Записан на приём', 'Напомнить клиенту за 2 часа до даты');
  await writeReminder(page);
  await take(page, 'Оплата', 'Выставить счёт при входе в этап');
  await take(page, 'Оплата', 'Счёт оплачен: сделка успешна, сообщить супервайзеру');
  await makeForm(page);
  await publish(page);
};

export const addRegistrar = async (page: Page, name: string, email: string): Promise<void> => {
  await page.getByRole('link', { name: 'Настройки' }).first().click();
  await page.getByRole('button', { name: 'Люди' }).click();
  await page.getByRole('button', { name: 'Добавить', exact: true }).click();
  await page.getByLabel('Имя и фамилия').fill(name);
  await page.getByLabel('Почта для входа').fill(email);
  await page.getByRole('button', { name: 'Добавить и получить пароль' }).click();
  await page.getByRole('button', { name: 'Готово' }).click();
};

const panelOf = (page: Page): Locator => page.getByRole('complementary');
const close = (page: Page) => panelOf(page).getByRole('button', { name: 'Закрыть' }).click();

const lines = async (page: Page, ...names: string[]) => {
  for (const name of names) {
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  }
};

const sayWhoWeAre = async (page: Page) => {
  await page.goto('/settings?tab=company');
  await page.getByLabel('Название').fill('Улыбка');
  for (const language of ['Русский', 'Қазақша']) await page.getByRole('button', { name: language }).click();
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByText('Сохранено').first().waitFor();
};

const drawStages = async (page: Page) => {
  await page.goto('/settings?tab=pipelines');
  await page.getByRole('button', { name: 'Новая воронка' }).click();
  await page.getByRole('textbox', { name: 'Название' }).waitFor();
  await lines(page, 'Стоматология «Улыбка»');
  await page.getByRole('button', { name: 'Этап', exact: true }).click();
  await lines(page, 'Записан на приём', 'Оплата');
  await page.keyboard.press('Escape');
};

const drawFieldsAndOutcomes = async (page: Page) => {
  await page.getByRole('button', { name: 'Настройки воронки' }).click();
  const panel = panelOf(page);
  const fold = (name: string) => panel.locator('summary', { hasText: new RegExp(`^${name}`) }).click();
  const add = (name: string) => panel.getByRole('textbox', { name: `Добавить: ${name}` }).first();
  await fold('Поля сделки');
  await add('Поля сделки').click();
  await lines(page, 'Услуга', 'Когда приём');
  await panel.getByLabel('Тип поля').nth(0).selectOption({ label: 'Список' });
  await add('Что можно выбрать').click();
  await lines(page, 'Осмотр', 'Чистка', 'Имплант');
  await panel.getByLabel('Тип поля').nth(1).selectOption({ label: 'День и время' });
  await fold('Поля сделки');
  await fold('Итоги звонков и задач');
  await panel.getByRole('button', { name: 'Убрать: Поговорили' }).click();
  await add('Итоги звонков и задач').click();
  await lines(page, 'Записан', 'Пришёл', 'Отказ');
  for (const stage of ['Записан на приём', 'Оплата', 'Отказ']) {
    await panel.getByRole('button', { name: 'В этап', exact: true }).first().click();
    await page.getByRole('option', { name: stage }).click();
  }
  await fold('Итоги звонков и задач');
  await fold('Часы отправки');
  for (const channel of ['Почта', 'SMS']) await panel.getByRole('checkbox', { name: channel }).check();
  await close(page);
};

const askBeforeStage = async (page: Page, stage: string, field: string) => {
  const board = page.getByRole('group', { name: 'Доска воронки' });
  await board.getByRole('heading', { name: stage }).getByRole('button').click();
  await panelOf(page).getByRole('button', { name: 'Что должно быть заполнено при входе' }).click();
  await page.getByRole('option', { name: field, exact: true }).click();
  await close(page);
};

/** One of the ready automations. */
const take = async (page: Page, stage: string, name: string) => {
  const column = page.getByRole('region', { name: stage, exact: true });
  await column.getByRole('button', { name: 'Автоматизация', exact: true }).click();
  await page.getByRole('option', { name }).click();
  await panelOf(page).getByRole('heading', { name: 'Сделать' }).waitFor();
};

/** The reminder names a text that nobody has written: the step is red until the admin writes it, beside the pipeline. */
const writeReminder = async (page: Page) => {
  const panel = panelOf(page);
  await panel.getByRole('button', { name: 'Отправить сообщение', exact: true }).click();
  await panel.getByRole('button', { name: /^Шаблон/ }).click();
  await page.getByRole('button', { name: 'Создать шаблон' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Название' }).fill('Напоминание о приёме');
  await dialog.getByRole('button', { name: 'Создать' }).click();
  const text = dialog.getByRole('textbox', { name: 'Текст' });
  await text.fill('Ждём вас ');
  await dialog.getByRole('button', { name: /^Когда приём/ }).click();
  await text.pressSequentially('. Улыбка');
  await page.keyboard.press('Control+s');
  await page.getByText('Поля из черновика появятся').waitFor();
  await dialog.getByRole('button', { name: 'Закрыть' }).click();
  await close(page);
};

const makeForm = async (page: Page) => {
  await page.goto('/settings?tab=forms');
  await page.getByRole('button', { name: 'Новая форма' }).click();
  await page.getByLabel('Название формы').fill('Запись на приём');
  await page.getByLabel('Воронка').selectOption({ label: 'Стоматология «Улыбка» · в черновике' });
  await page.getByRole('button', { name: 'Создать' }).click();
  await page.getByRole('button', { name: 'Добавить поле' }).click();
  await page.getByRole('menuitem', { name: /^Услуга/ }).click();
  await page.getByLabel('Текст согласия').fill('Согласна на обработку данных клиникой «Улыбка»');
  await page.getByText('на других языках прежний').waitFor();
  await page.keyboard.press('Control+s');
  await page.getByText('Сохранено').first().waitFor();
};

const publish = async (page: Page) => {
  await page.getByRole('link', { name: 'К публикации' }).click();
  await page.getByRole('checkbox', { name: /^Предупреждения прочитаны/ }).check();
  await page.getByRole('main').getByRole('button', { name: 'Опубликовать' }).click();
  await page.getByText('Всё опубликовано').waitFor();
};
