import type { RefusalKind } from '../refusal.ts';

export const contactRefusals = {
  NoAddress: {
    status: 409,
    ru: 'Некуда отправить: у клиента нет телефона и почты. Добавьте контакт.',
    en: 'Nowhere to send: the client has neither phone nor e-mail. Add one.',
    kk: 'Жіберетін жер жоқ: клиентте телефон да, пошта да жоқ. Байланыс қосыңыз.',
    uk: 'Нікуди надсилати: у клієнта немає телефону й пошти. Додайте контакт.',
  },
  AddressAccepted: {
    status: 409,
    ru: 'Этот адрес уже подтверждён сотрудником. Ничего делать не нужно.',
    en: 'A colleague vouches for this address already. Nothing needs to be done.',
    kk: 'Бұл мекенжайды қызметкер растап қойған. Ештеңе істеу қажет емес.',
    uk: 'Цю адресу вже підтвердив співробітник. Нічого робити не треба.',
  },
  AddressRefused: {
    status: 409,
    ru: 'Этот адрес уже отклонён. Если он всё же верный, примите его.',
    en: 'This address is refused already. If it is right after all, accept it.',
    kk: 'Бұл мекенжай қабылданбаған. Егер ол дұрыс болса, қабылдаңыз.',
    uk: 'Цю адресу вже відхилено. Якщо вона все ж правильна, прийміть її.',
  },
  AddressChosen: {
    status: 409,
    ru: 'Этот адрес уже основной. Чтобы писать на другой, выберите его.',
    en: 'This address is the main one already. To write elsewhere, choose another.',
    kk: 'Бұл мекенжай негізгі болып тұр. Басқасына жазу үшін соны таңдаңыз.',
    uk: 'Ця адреса вже основна. Щоб писати на іншу, виберіть її.',
  },
  TooManyLeads: {
    status: 409,
    ru: 'У этого контакта больше {{most}} сделок: похоже на общий номер, а не на одного человека. Оставьте их разными людьми.',
    en: 'This contact has more than {{most}} leads: it looks like a shared number rather than one person. Leave them two people.',
    kk: 'Бұл контактінің мәмілелері {{most}} санынан көп: бір адамға емес, ортақ нөмірге ұқсайды. Оларды бөлек адамдар етіп қалдырыңыз.',
    uk: 'У цього контакту більше {{most}} угод: схоже на спільний номер, а не на одну людину. Залиште їх різними людьми.',
  },
} satisfies Record<string, RefusalKind>;
