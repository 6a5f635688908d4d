import type { RefusalKind } from '../refusal.ts';

export const transcriptRefusals = {
  AddressNotVouched: {
    status: 409,
    ru: 'Никто не подтвердил, что это почта клиента. Примите адрес в карточке клиента, потом отправьте.',
    en: 'Nobody has confirmed that this is the client’s e-mail. Accept the address on the client’s card first.',
    kk: 'Бұл клиенттің поштасы екенін ешкім растаған жоқ. Алдымен клиент карточкасында мекенжайды қабылдаңыз.',
    uk: 'Ніхто не підтвердив, що це пошта клієнта. Спершу прийміть адресу в картці клієнта.',
  },
  NothingToSend: {
    status: 409,
    ru: 'Здесь ещё ничего не написано, отправлять нечего.',
    en: 'Nothing is written here yet, so there is nothing to send.',
    kk: 'Мұнда әлі ештеңе жазылмаған, жіберетін ештеңе жоқ.',
    uk: 'Тут ще нічого не написано, надсилати нічого.',
  },
} satisfies Record<string, RefusalKind>;
