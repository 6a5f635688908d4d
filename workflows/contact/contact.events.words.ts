import type { Words } from '../words/words.schema.ts';

/** What happens to the client of a lead. */
export const contactEventWords = {
  'lead.address_accepted': {
    ru: '{{who}}: адрес клиента {{address}} принят',
    en: '{{who}}: the client’s address {{address}} was accepted',
    kk: '{{who}}: клиенттің {{address}} мекенжайы қабылданды',
    uk: '{{who}}: адресу клієнта {{address}} прийнято',
  },
  'lead.address_refused': {
    ru: '{{who}}: адрес {{address}} отклонён, клиенту туда не пишем',
    en: '{{who}}: the address {{address}} was refused, nothing goes there',
    kk: '{{who}}: {{address}} мекенжайы қабылданбады, ол жаққа жазбаймыз',
    uk: '{{who}}: адресу {{address}} відхилено, клієнту туди не пишемо',
  },
  'lead.address_chosen': {
    ru: '{{who}}: основной адрес клиента теперь {{address}}',
    en: '{{who}}: the client’s main address is now {{address}}',
    kk: '{{who}}: клиенттің негізгі мекенжайы енді {{address}}',
    uk: '{{who}}: основна адреса клієнта тепер {{address}}',
  },
  'lead.address_added': {
    ru: '{{who}}: добавлен адрес клиента {{address}}',
    en: '{{who}}: the client’s address {{address}} was added',
    kk: '{{who}}: клиенттің {{address}} мекенжайы қосылды',
    uk: '{{who}}: додано адресу клієнта {{address}}',
  },
  'lead.joined': {
    ru: '{{who}}: это тот же человек, что и клиент с тем же адресом, сделка теперь у него',
    en: '{{who}}: the client is the same person as the one with the same address, the lead is with that client now',
    kk: '{{who}}: бұл сол мекенжайы бар клиенттің өзі, мәміле енді сонда',
    uk: '{{who}}: це та сама людина, що й клієнт із тією ж адресою, угода тепер у неї',
  },
  'lead.told_apart': {
    ru: '{{who}}: клиенты с общим адресом — разные люди',
    en: '{{who}}: the clients who share an address are two people',
    kk: '{{who}}: ортақ мекенжайы бар клиенттер — екі бөлек адам',
    uk: '{{who}}: клієнти зі спільною адресою — різні люди',
  },
  'lead.parted': {
    ru: '{{who}}: клиенты снова разделены',
    en: '{{who}}: the clients are two people again',
    kk: '{{who}}: клиенттер қайтадан бөлінді',
    uk: '{{who}}: клієнтів знову розділено',
  },
} satisfies Record<string, Required<Words>>;
