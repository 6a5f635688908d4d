import type { RefusalKind } from '../refusal.ts';

export const transcriptRefusals = {
  AddressNotVouched: {
    status: 409,
    ru: 'Эту почту никто не подтвердил. Сначала примите адрес в карточке клиента.',
    en: 'Nobody has confirmed this e-mail. First accept the address on the client’s card.',
    kk: 'Бұл поштаны ешкім растаған жоқ. Алдымен клиент карточкасында мекенжайды қабылдаңыз.',
    uk: 'Цю пошту ніхто не підтвердив. Спершу прийміть адресу в картці клієнта.',
  },
} satisfies Record<string, RefusalKind>;
