// Page furniture: lines a web page puts around an article, which are not the article. A line is taken out only when it can
// hardly be a sentence of the article: a leftover is better than a loss.

const NETWORK =
  'facebook|twitter|x|linkedin|e-?mail|mail|courriel|whatsapp|telegram|pinterest|reddit|messenger|tumblr|bluesky|threads|mastodon|instagram|youtube|tiktok|viber|flipboard|print|imprimer|partager|share|copier le lien|copy link|lien|link|sms';
const DATE = String.raw`(?:(?:on |le )?(?:[a-zéûà]+\.?,? )?\d{1,2}(?:er|st|nd|rd|th)?[ /.-][a-zéûà\d]+\.?,?[ /.-]\d{2,4}|[a-z]+\.? \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2}|(?:il y a )?\d+ (?:minutes?|mins?|heures?|hours?|jours?|days?)(?: ago)?|hier|aujourd['’]hui|today|yesterday)`;
const CLOCK = String.raw`(?:,? ?(?:à|a|at|-|–|—|\||,)? ?\d{1,2} ?[:h.] ?\d{0,2} ?(?:am|pm|a\.m\.|p\.m\.)?(?: ?(?:gmt|utc|cet|cest|bst|est|edt|et|\(?heure de paris\)?))?)?`;
const STAMP = `(?:publié|publiée|mis à jour|modifié|actualisé|posté|published|updated|last updated|last modified|posted|first published)(?: (?:le|on|at|à))?[ \u00A0\u202F]*:?[ \u00A0\u202F]*${DATE}${CLOCK}`;
const AGENCIES =
  'AFP|Reuters|AP|Associated Press|Agence France-Presse|Belga|ATS|Bloomberg|Getty(?: Images)?|EPA|PA|DPA|Xinhua|ANSA|EFE|REA|Sipa|Abaca|MaxPPP';

/** A whole line made of names of networks and share words, run together or not. */
const SHARE_ROW = new RegExp(
  `^(?:(?:partager(?: sur)?|share(?: on| this)?|tweeter|tweet)?[\\s|·•,/:–-]*(?:${NETWORK})[\\s|·•,/–-]*){2,}$`,
  'iu',
);

/** Whole lines, anywhere on the page. */
const LINES: readonly RegExp[] = [
  new RegExp(
    `^(?:partager|partagez|share|suivez-nous|follow us)(?: (?:cet article|this article|this|l['’]article))?(?: (?:sur|on|par|via) (?:${NETWORK})(?:(?:,| et| and|,? &) (?:${NETWORK}))*)?[ .:!]*$`,
    'iu',
  ),
  /^(?:bouton )?(?:retour|revenir) (?:en )?haut(?: de (?:la )?page)?$/iu,
  /^(?:back|return|scroll) to (?:the )?top(?: button)?(?: of (?:the )?page)?$/iu,
  /^(?:skip|jump) to (?:main )?(?:content|navigation)$|^aller au (?:contenu|menu)(?: principal)?$/iu,
  /^(?:advertisement|advertising|publicité|annonce|sponsored|contenu sponsorisé|sponsored content|la suite après (?:cette|la) publicité|(?:article|story) continues (?:below|after)(?: (?:this|the))? ?(?:ad|advert|advertisement)?)$/iu,
  /^(?:(?:temps de )?lecture|reading time|read time)\s*:?\s*\d+\s*(?:min|minutes?)\.?$/iu,
  /^\d+\s*min(?:utes?)?(?: de lecture| read)$/iu,
  /^(?:lire la suite|en savoir plus|continue reading|read more|load more|show more|voir plus|afficher plus)[ .…]*$/iu,
  /^(?:abonnez-vous|s['’]abonner|subscribe|subscribe now|sign up|sign up now|sign in|log in|se connecter|je m['’]abonne|je m['’]inscris|s['’]inscrire|inscrivez-vous)[ .!]*$/iu,
  /^(?:abonnez-vous|subscribe|sign up|inscrivez-vous)\b[^“”«»"]{0,40} (?:newsletters?|infolettres?|lettres? d['’]information|push alerts|notifications)\b[^“”«»"]{0,50}$/iu,
  /^(?:(?:notre|la|our|the) )?(?:newsletter|infolettre)$|^(?:(?:votre|your) )?(?:adresse e-?mail|adresse électronique|e-?mail address)[ *:]*$/iu,
  new RegExp(
    `^(?:suivez|follow|retrouvez)[ -](?:nous|us)(?: (?:aussi |également )?(?:sur|on|@) (?:${NETWORK}|google (?:news|actualités))[^.]{0,30})?[ .!]*$`,
    'iu',
  ),
  /^(?:laisser|leave) (?:un|a) (?:commentaire|comment|reply)$|^(?:\d+ )?(?:commentaires?|comments?)(?: ?\(\d+\))?$|^(?:voir|view|show|read|lire) (?:les |all |the )?(?:\d+ )?(?:commentaires|comments)(?: ?\(\d+\))?$/iu,
  /^(?:©|(?:copyright|\(c\)) ?(?:©|\(c\)|\d{4})).{0,100}$/iu,
  /^(?:tous droits réservés|all rights reserved)\.?$/iu,
  /^(?:tout )?(?:accepter|refuser)(?: (?:tout|les cookies|et fermer|et continuer))?$|^(?:accept|reject|decline)(?: all)?(?: cookies)?$|^(?:continuer sans accepter|paramétrer (?:les|mes) cookies|(?:manage|cookie) (?:preferences|settings|consent))$/iu,
  /^(?:écouter (?:cet |l['’])article|listen to this article)$/iu,
  /^(?:cet )?article réservé (?:à nos|aux) abonnés\.?$|^(?:il vous reste \d+(?:[.,]\d+)? ?% de cet article à lire\b.{0,80})$/iu,
  new RegExp(`^${STAMP}(?:[ ,;.|·•–-]+(?:${STAMP}|${DATE}${CLOCK}))?\\.?$`, 'iu'),
];

/** Ways to send a reader to another article. */
const SEE = `(?:à |a )?(?:lire|voir|écouter|découvrir)(?: aussi| également| encore)|(?:à|a) (?:lire|voir|relire|écouter)|(?:read|see|watch) (?:also|more|next)|also read|(?:sur|on) le même (?:sujet|thème)|articles? (?:liés?|associés?|similaires?|connexes?)|related(?: (?:articles?|stories|story|news|content|coverage|reading|topics))?|more on this(?: story| topic)?|more from [^:.]{2,40}|recommended(?: (?:reading|stories|for you))?|you (?:may|might) also like|vous aimerez aussi|à ne pas manquer|don['’]t miss|lire plus|pour aller plus loin|les plus lus|most read|trending(?: now)?`;
const SEE_TITLE = new RegExp(
  `^(?:[>▶►→•»–-] ?)*(?:${SEE})[ \u00A0\u202F]*(?::|\\||>|»|→|▶|►|//)[ \u00A0\u202F]*(?<title>\\S.{0,220})$`,
  'iu',
);
const SEE_BARE = new RegExp(`^(?:[>▶►→•»–-] ?)*(?:${SEE})[ \u00A0\u202F]*[:>→▶►]?$`, 'iu');
/** Without a colon the words begin a sentence as well, unless a paper speaks of its own. */
const SEE_OURS =
  /^(?:[>▶►→•»–-] ?)*(?:à |a )?(?:lire|voir) (?:aussi|également)[ \u00A0\u202F](?:notre|nos) [^.!?]{3,160}$/iu;

/** Labelled lines, only near the edges of a page. */
const EDGE_LINES: readonly RegExp[] = [
  /^(?:tags?|mots[- ]clés|étiquettes|thèmes associés|filed under|topics|keywords|sujets)[ \u00A0\u202F]*:[ \u00A0\u202F]*[^.!?]{2,160}$/iu,
  new RegExp(
    `^(?:[\\p{L} ]{0,20}\\b)?(?:photos?|crédits?(?: photos?)?|(?:photo |image |picture )?credits?|image)[ \u00A0\u202F]*(?:by|:|©)[ \u00A0\u202F]*[^.!?:]{0,60}(?:/|©|\\b)[ \u00A0\u202F]?(?:${AGENCIES})$`,
    'iu',
  ),
  new RegExp(`^\\(?(?:[Aa]vec |[Ww]ith )?(?:${AGENCIES})(?:(?: et| and|,) (?:${AGENCIES}))*\\)?\\.?$`, 'u'),
];
const NAME = String.raw`\p{Lu}[\p{L}'’.-]*(?: (?:(?:de|du|des|la|le|van|von|der|den|el|al|bin) )*\p{Lu}[\p{L}'’.-]*){1,3}`;
/** A byline is a line of names alone: "Par Anne Dupont et Luc Roy, avec AFP". */
const BYLINE = new RegExp(
  `^(?:Par|By|PAR|BY)[ \u00A0\u202F](?:${NAME}|${AGENCIES})(?:(?:, | et | and | & )${NAME})*(?:,? (?:avec|with) (?:l['’])?(?:${AGENCIES})(?: (?:et|and) (?:${AGENCIES}))?)?$`,
  'u',
);

/** Consent banners; only near the edges of a page, so that an article about cookies keeps its prose. */
const COOKIE_BANNER =
  /^(?:we|this (?:web)?site|our (?:web)?site|by continuing|nous|ce site|notre site|en poursuivant)\b[^“”«»"]{0,120}\bcookies?\b[^“”«»"]{0,300}$/iu;
const CONSENT =
  /\b(?:web ?site|this site|experience|consent|privacy|preferences|settings|traffic|advertising|agree|ce site|notre site|expérience|navigation|trafic|paramètres|confidentialité|acceptez|consentement|mesure d['’]audience)\b/iu;
const EDGE = 6;
const BYLINE_EDGE = 4;

/** Whether a whole line is furniture; `fromEdge` is its distance in lines from the nearer end of the page. */
export function isFurniture(line: string, fromEdge: number): boolean {
  const text = line.trim();
  if (text.length > 420) return false;
  if (SHARE_ROW.test(text) || LINES.some((pattern) => pattern.test(text)) || isPointer(text)) return true;
  if (fromEdge < BYLINE_EDGE && BYLINE.test(text)) return true;
  return fromEdge < EDGE && (EDGE_LINES.some((pattern) => pattern.test(text)) || isConsent(text));
}

function isConsent(text: string): boolean {
  return COOKIE_BANNER.test(text) && CONSENT.test(text);
}

/** "À lire aussi : …": points at another article. Its title may be a question, but never ends in a full stop. */
function isPointer(text: string): boolean {
  if (SEE_BARE.test(text) || SEE_OURS.test(text)) return true;
  const title = SEE_TITLE.exec(text)?.groups?.title;
  return title !== undefined && !/[.;:,]$/.test(title);
}

/** Whether a line says that the next one is the title of another article. */
export const announcesLink = (line: string): boolean => SEE_BARE.test(line.trim());
