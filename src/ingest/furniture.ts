// Page furniture: lines a web page puts around an article, which are not the article.

const NETWORK =
  'facebook|twitter|x|linkedin|e-?mail|courriel|whatsapp|telegram|pinterest|reddit|messenger|tumblr|bluesky|threads|mastodon|instagram|youtube|viber|flipboard|print|imprimer|partager|share|copier le lien|copy link|lien|link|sms';

/** A whole line made of names of networks and share words, run together or not. */
const SHARE_ROW = new RegExp(
  `^(?:(?:partager(?: sur)?|share(?: on| this)?|tweeter|tweet)?[\\s|·•,/:–-]*(?:${NETWORK})[\\s|·•,/–-]*){2,}$`,
  'iu',
);

/** Whole lines, anywhere on the page. */
const LINES: readonly RegExp[] = [
  new RegExp(
    `^(?:partager|partagez|share|suivez-nous|follow us)(?: (?:cet article|this article|this|l['’]article))?(?: (?:sur|on|par|via) (?:${NETWORK}))?[ .:!]*$`,
    'iu',
  ),
  /^(?:bouton )?(?:retour|revenir) (?:en )?haut(?: de (?:la )?page)?$/iu,
  /^(?:back|return|scroll) to (?:the )?top(?: button)?(?: of (?:the )?page)?$/iu,
  /^(?:skip to (?:main )?content|aller au contenu(?: principal)?|skip to navigation)$/iu,
  /^(?:advertisement|advertising|publicité|annonce|sponsored|contenu sponsorisé|sponsored content)$/iu,
  /^(?:(?:temps de )?lecture|reading time|read time)\s*:?\s*\d+\s*(?:min|minutes?)\.?$/iu,
  /^\d+\s*min(?:utes?)?(?: de lecture| read)$/iu,
  /^(?:lire la suite|en savoir plus|continue reading|read more|load more|show more|voir plus|afficher plus)[ .…]*$/iu,
  /^(?:abonnez-vous|s['’]abonner|subscribe|sign up|inscrivez-vous)(?: (?:à|to|for|ici|now|maintenant).{0,60})?[ .!]*$/iu,
  /^(?:suivez|follow|retrouvez)[ -](?:nous|us)(?: (?:sur|on) .{1,60})?[ .!]*$/iu,
  /^(?:laisser|leave) (?:un|a) (?:commentaire|comment|reply)$|^(?:\d+ )?(?:commentaires?|comments?)$/iu,
  /^(?:©|\(c\)|copyright).{0,100}$/iu,
  /^(?:tous droits réservés|all rights reserved)\.?$/iu,
  /^(?:tout )?(?:accepter|refuser)(?: (?:tout|les cookies|et fermer))?$|^(?:accept|reject|decline)(?: all)?(?: cookies)?$/iu,
  /^(?:écouter (?:cet |l['’])article|listen to this article)$/iu,
];

/** Consent banners; only near the edges of a page, so that an article about cookies keeps its prose. */
const COOKIE_BANNER =
  /^(?:we|this (?:web)?site|our (?:web)?site|by continuing|nous|ce site|notre site|en poursuivant)\b.{0,120}\bcookies?\b.{0,300}$/iu;
const EDGE = 6;

/** Whether a whole line is furniture; `fromEdge` is its distance in lines from the nearer end of the page. */
export function isFurniture(line: string, fromEdge: number): boolean {
  const text = line.trim();
  if (text.length > 420) return false;
  if (SHARE_ROW.test(text) || LINES.some((pattern) => pattern.test(text))) return true;
  return fromEdge < EDGE && COOKIE_BANNER.test(text);
}
