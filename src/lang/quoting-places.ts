// Countries and the capitals that speak for them, so that Pékin is China's voice. Names of countries come from the
// runtime's own data; a capital is listed in English / French where the two differ.
import type { LanguageCode } from '../types.ts';

const CAPITALS = `AF Kabul/Kaboul|AL Tirana|DZ Algiers/Alger|AD|AO Luanda|AR Buenos Aires|AM Yerevan/Erevan|AU Canberra|AT Vienna/Vienne
AZ Baku/Bakou|BH Manama|BD Dhaka/Dacca|BY Minsk|BE|BJ Cotonou|BO La Paz|BA Sarajevo|BR Brasilia|BG Sofia|BF Ouagadougou|BI Gitega
KH Phnom Penh|CM Yaoundé|CA Ottawa|CF Bangui|TD N'Djamena|CL Santiago|CN Beijing,Peking/Pékin,Beijing|CO Bogota|CG Brazzaville|CD Kinshasa
CR San José|CI Abidjan|HR Zagreb|CU Havana/La Havane|CY Nicosia/Nicosie|CZ Prague|DK Copenhagen/Copenhague|EC Quito|EG Cairo/Le Caire
SV San Salvador|EE Tallinn|ET Addis Ababa/Addis-Abeba|FI Helsinki|FR Paris|GA Libreville|GE Tbilisi/Tbilissi|DE Berlin|GH Accra|GR Athens/Athènes
GT|GN Conakry|HT Port-au-Prince|HN Tegucigalpa|HU Budapest|IS Reykjavik|IN New Delhi,Delhi|ID Jakarta|IR Tehran/Téhéran|IQ Baghdad/Bagdad
IE Dublin|IL Jerusalem,Tel Aviv/Jérusalem,Tel-Aviv|IT Rome|JM Kingston|JP Tokyo|JO Amman|KZ Astana|KE Nairobi|KP Pyongyang|KR Seoul/Séoul|KW
KG Bishkek/Bichkek|LA Vientiane|LV Riga|LB Beirut/Beyrouth|LR Monrovia|LY Tripoli|LT Vilnius|LU|MG Antananarivo|MY Kuala Lumpur|ML Bamako
MT Valletta/La Valette|MR Nouakchott|MX Mexico City/Mexico|MD Chisinau|MN Ulaanbaatar/Oulan-Bator|ME Podgorica|MA Rabat|MZ Maputo|MM Naypyidaw
NP Kathmandu/Katmandou|NL The Hague/La Haye|NZ Wellington|NI Managua|NE Niamey|NG Abuja|MK Skopje|NO Oslo|OM Muscat/Mascate|PK Islamabad
PS Ramallah|PA|PY Asuncion|PE Lima|PH Manila/Manille|PL Warsaw/Varsovie|PT Lisbon/Lisbonne|QA Doha|RO Bucharest/Bucarest|RU Moscow/Moscou
RW Kigali|SA Riyadh/Riyad|SN Dakar|RS Belgrade|SG|SK Bratislava|SI Ljubljana|SO Mogadishu/Mogadiscio|ZA Pretoria|SS Juba/Djouba|ES Madrid
LK Colombo|SD Khartoum|SE Stockholm|CH Bern/Berne|SY Damascus/Damas|TW Taipei/Taipei,Taïpei|TJ Dushanbe/Douchanbé|TZ Dodoma|TH Bangkok|TG Lomé
TN Tunis|TR Ankara|TM Ashgabat/Achgabat|UG Kampala|UA Kyiv,Kiev/Kiev,Kyiv|AE Abu Dhabi/Abou Dhabi|GB London/Londres|US Washington|UY Montevideo
UZ Tashkent/Tachkent|VE Caracas|VN Hanoi/Hanoï|YE Sanaa|ZM Lusaka|ZW Harare|VA Vatican City,Vatican,Holy See/Vatican,Saint-Siège
EU Brussels,European Union,EU,European Commission/Bruxelles,Union européenne,UE,Commission européenne`;

const ALSO: Readonly<Record<string, readonly [string, string]>> = {
  US: ['United States,U.S.,US,USA,America', 'États-Unis,USA,Amérique'],
  GB: ['United Kingdom,U.K.,UK,Britain,Great Britain', 'Royaume-Uni,Grande-Bretagne'],
  CD: ['DR Congo,DRC', 'RD Congo,RDC'],
  KR: ['South Korea', 'Corée du Sud'],
  KP: ['North Korea', 'Corée du Nord'],
  CI: ['Ivory Coast', 'Côte d’Ivoire'],
  PS: ['Palestine,Palestinian Authority', 'Palestine,Autorité palestinienne'],
  CZ: ['Czech Republic', 'République tchèque'],
  MM: ['Burma,Myanmar', 'Birmanie,Myanmar'],
  NL: ['Netherlands,Holland', 'Pays-Bas,Hollande'],
  CN: ['China', 'Chine'],
  TR: ['Turkey,Türkiye', 'Turquie'],
  AE: ['United Arab Emirates,Emirates', 'Émirats arabes unis,Émirats'],
};

export interface Place {
  /** The country's usual name in the language. */
  readonly name: string;
  /** ISO 3166 code, so that one country is one speaker in every language. */
  readonly key: string;
  /** True for a capital that stands for its country. */
  readonly capital: boolean;
}

/** Places that can speak, by printed name in lower case with the typewriter apostrophe. */
export function placesIn(lang: LanguageCode): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  const names = new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' });
  const fold = (name: string): string => name.toLowerCase().replace(/’/g, "'");
  const side = lang === 'en' ? 0 : 1;
  for (const entry of CAPITALS.split(/[|\n]/)) {
    const key = entry.slice(0, 2);
    const sides = entry.slice(3).split('/');
    const capitals = (sides[side] ?? sides[0] ?? '').split(',').filter(Boolean);
    const also = ALSO[key]?.[side]?.split(',') ?? [];
    const union = key === 'EU';
    const name = also[0] ?? (union ? (capitals[1] as string) : (names.of(key) ?? capitals[0] ?? key));
    for (const form of [name, ...also]) found.set(fold(form), { name, key, capital: false });
    for (const [rank, form] of capitals.entries()) {
      if (!found.has(fold(form))) found.set(fold(form), { name, key, capital: !union || rank === 0 });
    }
  }
  return found;
}
