/**
 * Countries by ISO code that have one time zone: the IANA database (zone1970.tab). Kazakhstan has been one zone since 2024-03-01 (UTC+5,
 * decree 20 of 2024-01-19). A Ukrainian number means Kyiv. Spain, Portugal and others whose islands have another time are not here.
 */
export const singleZones: Record<string, string> = {
  ...{ KZ: 'Asia/Almaty', UA: 'Europe/Kyiv', UZ: 'Asia/Tashkent', KG: 'Asia/Bishkek', TJ: 'Asia/Dushanbe' },
  ...{ TM: 'Asia/Ashgabat', AZ: 'Asia/Baku', AM: 'Asia/Yerevan', GE: 'Asia/Tbilisi', BY: 'Europe/Minsk' },
  ...{ MD: 'Europe/Chisinau', TR: 'Europe/Istanbul', PL: 'Europe/Warsaw', DE: 'Europe/Berlin', AT: 'Europe/Vienna' },
  ...{
    CH: 'Europe/Zurich',
    CZ: 'Europe/Prague',
    SK: 'Europe/Bratislava',
    HU: 'Europe/Budapest',
    RO: 'Europe/Bucharest',
  },
  ...{ BG: 'Europe/Sofia', LT: 'Europe/Vilnius', LV: 'Europe/Riga', EE: 'Europe/Tallinn', FI: 'Europe/Helsinki' },
  ...{
    SE: 'Europe/Stockholm',
    NO: 'Europe/Oslo',
    DK: 'Europe/Copenhagen',
    NL: 'Europe/Amsterdam',
    BE: 'Europe/Brussels',
  },
  ...{ LU: 'Europe/Luxembourg', FR: 'Europe/Paris', IT: 'Europe/Rome', IE: 'Europe/Dublin', GB: 'Europe/London' },
  ...{ GR: 'Europe/Athens', CY: 'Asia/Nicosia', RS: 'Europe/Belgrade', HR: 'Europe/Zagreb', SI: 'Europe/Ljubljana' },
  ...{ BA: 'Europe/Sarajevo', ME: 'Europe/Podgorica', MK: 'Europe/Skopje', AL: 'Europe/Tirane', MT: 'Europe/Malta' },
  ...{ IL: 'Asia/Jerusalem', AE: 'Asia/Dubai', SA: 'Asia/Riyadh', QA: 'Asia/Qatar', KW: 'Asia/Kuwait' },
  ...{ BH: 'Asia/Bahrain', OM: 'Asia/Muscat', IR: 'Asia/Tehran', IQ: 'Asia/Baghdad', JO: 'Asia/Amman' },
  ...{ LB: 'Asia/Beirut', SY: 'Asia/Damascus', EG: 'Africa/Cairo', AF: 'Asia/Kabul', PK: 'Asia/Karachi' },
  ...{ IN: 'Asia/Kolkata', NP: 'Asia/Kathmandu', BD: 'Asia/Dhaka', LK: 'Asia/Colombo', TH: 'Asia/Bangkok' },
  ...{ VN: 'Asia/Ho_Chi_Minh', SG: 'Asia/Singapore', MY: 'Asia/Kuala_Lumpur', PH: 'Asia/Manila', CN: 'Asia/Shanghai' },
  ...{ HK: 'Asia/Hong_Kong', TW: 'Asia/Taipei', KR: 'Asia/Seoul', JP: 'Asia/Tokyo' },
};

const by = (zone: string, codes: string): Record<string, string> =>
  Object.fromEntries(codes.split(' ').map((code) => [code, zone]));

/**
 * City codes of Russia's numbering plan by the zone of their region (federal law 107-FZ with its changes to 2021). Yakutia (411) and Sakhalin
 * with the Kurils (424) have several zones and are not here.
 */
export const russianAreas: Record<string, string> = {
  ...by('Europe/Kaliningrad', '401'),
  ...by(
    'Europe/Moscow',
    '471 472 473 474 475 481 482 483 484 485 486 487 491 492 493 494 495 496 498 499 811 812 813 814 815 816 817 818 820 821 831 833 834 835 836 841 843 844 855 861 862 863 865 866 867 871 872 873 877 878 879',
  ),
  ...by('Europe/Samara', '341 846 848'),
  ...by('Europe/Saratov', '845'),
  ...by('Europe/Ulyanovsk', '842'),
  ...by('Europe/Astrakhan', '851'),
  ...by('Asia/Yekaterinburg', '342 343 345 346 347 349 351 352 353'),
  ...by('Asia/Omsk', '381'),
  ...by('Asia/Novosibirsk', '383'),
  ...by('Asia/Tomsk', '382'),
  ...by('Asia/Barnaul', '385 388'),
  ...by('Asia/Novokuznetsk', '384'),
  ...by('Asia/Krasnoyarsk', '390 391 394'),
  ...by('Asia/Irkutsk', '301 395'),
  ...by('Asia/Chita', '302'),
  ...by('Asia/Yakutsk', '416'),
  ...by('Asia/Vladivostok', '421 423 426'),
  ...by('Asia/Magadan', '413'),
  ...by('Asia/Kamchatka', '415'),
  ...by('Asia/Anadyr', '427'),
};
