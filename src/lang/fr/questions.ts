// How French questions are put, and how French sentences answer.
import type { QuestionLanguage } from '../question-language.ts';

/** Participles after a or ont. */
const said =
  'dit|déclaré|declare|répondu|repondu|affirmé|affirme|expliqué|explique|annoncé|annonce|écrit|ecrit|raconté|raconte|précisé|precise|ajouté|ajoute|confié|confie|promis|demandé|demande|réclamé|reclame|dénoncé|denonce|reproché|reproche|proposé|propose|pensé|pense|estimé|estime|commenté|commente|assuré|assure|regretté|regrette|souhaité|souhaite|craint|reconnu|admis|nié|nie|démenti|dementi|confirmé|confirme|rappelé|rappele|souligné|souligne|averti|prévenu|prevenu|critiqué|critique|évoqué|evoque|témoigné|temoigne|soutenu|conseillé|conseille|exigé|exige|voulu|jugé|juge|observé|observe|plaidé|plaide|insisté|conclu|lancé|lance|réagi|reagi|tweeté|reconnu|rejeté|rejete|accusé|accuse|menacé|menace';
/** Present and other simple forms. */
const says =
  'dit|disent|disait|déclare|déclarent|declare|répond|répondent|repond|affirme|affirment|explique|expliquent|annonce|annoncent|écrit|écrivent|ecrit|raconte|racontent|précise|precise|promet|promettent|demande|demandent|réclame|réclament|reclame|dénonce|dénoncent|denonce|reproche|reprochent|propose|proposent|pense|pensent|estime|estiment|juge|jugent|commente|assure|regrette|regrettent|souhaite|souhaitent|craint|craignent|redoute|redoutent|reconnaît|reconnaissent|reconnait|admet|nie|dément|confirme|rappelle|souligne|critique|critiquent|évoque|soutient|conseille|exige|exigent|veut|veulent|attend|attendent|espère|espere|retient|conclut|plaide|pointe|rétorque|retorque|accuse|accusent|prédit|suggère|recommande|prône|ressent|croit|croient|compte faire';
const noun =
  'réaction|reaction|réponse|reponse|position|avis|opinion|point de vue|déclarations?|declarations?|propos|commentaires?|mots|paroles|citations?|explications?|message|critiques?|revendications?|demandes?|promesses?|avertissement|argument|arguments|jugement|sentiment';
const about =
  "(?:sur|à propos (?:de|du|des|d')|au sujet (?:de|du|des|d')|concernant|de|du|des|d'|à|au|aux|quant à|face à|face aux|contre|pour|après|devant)";
const words =
  'deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|cents|mille|millions?|milliards?|dizaines?|centaines?|milliers?|douzaine|quinzaine|vingtaine|trentaine|cinquantaine|moitié|tiers|quart|aucun|aucune|double|triple';
const number = `\\d[\\d.,\\u00a0\\u202f ]*|${words}`;
const months = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';
const days = 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche';
const inversion = '(?:-t-(?:il|elle|on)|-(?:ils|elles|il|elle))?';

export const frenchQuestions: QuestionLanguage = {
  code: 'fr',
  asks: [
    {
      want: 'how-long',
      pattern:
        /(?:pendant |depuis |en |au bout de |dans )?combien (?:de temps|d'heures|de jours|de nuits|de semaines|de mois|d'années|d'ans|de minutes|de secondes)|quelle (?:est|était|a été|fut) la durée d(?:e|u|es|')|quelle durée/,
      also: /(?<!\p{L})(?:dur(?:é|e|ent|er|era|eront|ait|aient|ée)|pren(?:d|dra|nent)|pris)(?!\p{L})/u,
    },
    { want: 'how-old', pattern: /quel âge|quel age|(?<!\p{L})âge d(?:e|u|es|')/u },
    {
      want: 'how-much',
      pattern:
        /combien (?:d'argent|d'euros|de dollars)|combien (?=(?:ça |cela )?(?:co[uû]t|vaut|valent|gagn|pay|rapport|touch|dépens|depens|doi[tv]|devai|factur|perçoi))|à combien|a combien|à quel prix|pour quelle somme/,
      also: /(?<!\p{L})(?:co[uû]t(?:e|ent|ait|aient|era|eront|é|er)|vaut|valent|valait)(?!\p{L})/u,
    },
    {
      want: 'how-much',
      pattern:
        /(?<=^(?:(?:quel(?:le)?s? (?:est|sont|était|étaient|sera|fut|a été) |c'est quoi |c'était quoi )?(?:le |la |les |l'))?|^quel(?:le)? )(?:prix|montant|coût|cout|tarif|salaire|budget|chiffre d'affaires|bénéfice|benefice|amende|perte|déficit|recettes?|loyer|valeur)(?!\p{L})/u,
      keep: true,
    },
    {
      want: 'how-many',
      pattern:
        /(?<=^(?:(?:quel(?:le)?s? (?:est|sont|était|étaient|sera|fut|a été) |c'est quoi |c'était quoi )?(?:le |la |les |l'))?|^quel(?:le)? )(?:score|bilan|participation|population|taux|température|vitesse|hauteur|distance|superficie|part|avance|retard|capacité)(?!\p{L})/u,
      keep: true,
    },
    { want: 'when', pattern: /^(?:la )?(?:date|heure) d(?:e|u|es|')/ },
    { want: 'where', pattern: /^(?:le )?lieu d(?:e|u|es|')/ },
    {
      want: 'how-many',
      pattern:
        /combien(?: (?:de|d'))?(?: personnes)?|quel(?:le)? (?:est|était|fut|a été) le (?:nombre|taux|pourcentage|score|bilan) d(?:e|u|es|')|(?<!\p{L})nombre d(?:e|u|es|')|quel pourcentage|quelle (?:part|proportion)|quelle (?:hauteur|distance|taille|vitesse|superficie|température)/u,
    },
    {
      want: 'what-for',
      pattern:
        /à quoi (?:servent|sert|serviront|servira|servait|servaient|doit servir|doivent servir)(?:-(?:il|elle)s?)?|a quoi (?:servent|sert|serviront|servira)|dans quel (?:but|objectif)|pour quoi faire|(?:quel(?:le)?s? (?:est|sont|était|étaient) (?:le|la|les|l')|c'est quoi (?:le|l')) ?(?:but|objectifs?|finalité|utilité) d(?:e|u|es|')|à quelle fin/,
    },
    {
      want: 'why',
      pattern:
        /pourquoi(?: est-ce que| est-ce qu')?|pour quelles? raisons?|à cause de (?:quoi|qui)|comment se fait-il|(?:quelle|quelles) (?:est|sont|était|étaient) (?:la|les) (?:raisons?|causes?) d(?:e|u|es|')|pour quel motif|qu'est-ce qui (?:a (?:causé|provoqué|déclenché|poussé)|explique|cause|provoque)/,
    },
    {
      want: 'when',
      pattern:
        /(?:depuis |jusqu'à |c'était |c'est |pour )?quand(?: est-ce que| est-ce qu'| est)?(?!\p{L})|(?:à|a|en|de|pour|depuis) quelle? (?:date|heure|année|annee|époque|mois)|quels? jours?|en quel mois|quelle (?:est|était) la date d(?:e|u|es|')|quelle (?:date|heure|année)|à partir de quand/u,
    },
    {
      want: 'where',
      pattern:
        /(?<!\p{L})(?:d'|jusqu'|par )?où(?: est-ce que| est-ce qu')?(?!\p{L})|^ou (?=(?:est|sont|a|ont|se|s'|joue|va|vont|habite|vit|travaille|puis-je|peut))|(?:dans|à|en|de|vers) quel(?:le)?s? (?:ville|pays|lieu|endroit|région|village|stade|hôpital|commune|quartier|salle|État|état)/u,
    },
    {
      want: 'who',
      pattern:
        /(?:avec|pour|par|de|à|contre|chez) qui(?!\p{L})|(?<!\p{L})qui(?: est-ce (?:que|qui|qu')| est| était| a été| sont| étaient)?(?!\p{L})|quel(?:le)?s? (?:est|était|sont) (?:le|les) noms? d(?:e|u|es|')|comment s'appelle(?:nt)?(?:-t-(?:il|elle))?|quel(?:le)?s? (?:pays|entreprises?|équipes?|partis?|ministres?|joueurs?|personnes?|sociétés?|organisations?|groupes?)(?!\p{L})|lequel|laquelle|lesquel(?:le)?s/u,
    },
    {
      want: 'how',
      pattern: /(?<!\p{L})comment(?!\p{L})(?: est-ce que| est-ce qu')?|de quelle (?:manière|façon)|par quels? moyens?/u,
    },
    {
      want: 'what',
      pattern: /qu'est-ce qu(?:e|i|')|(?<!\p{L})que(?!\p{L})|(?<!\p{L})qu'|quoi|quel(?:le)?s?(?!\p{L})/u,
    },
    {
      want: 'yes-no',
      pattern: /^(?:et |mais )?est-ce (?:que |qu')|-t-(?:il|elle|on)s?(?!\p{L})|\p{L}-(?:ils?|elles?)(?!\p{L})/u,
    },
  ],
  speech: [
    /(?:^|[ ,])(?:selon|d'après|pour|d'apres) (?<who>[^,?]+),? (?<about>(?:que|qu'|quel|quoi|pourquoi|comment|qui|où|quand|combien|est-ce).+)$/du,
    new RegExp(
      `(?:^|[ ,])qu(?:e |'|)\\s?(?:a|ont|avait|avaient|aurait)${inversion} (?:\\p{L}+ment |bien |donc |encore |aussi )?(?<verb>${said})(?!\\p{L}) (?<who>.+)$`,
      'du',
    ),
    new RegExp(
      `(?:^|[ ,])qu(?:e |'|)\\s?(?:a|ont|avait|avaient) (?<who>.+?) (?:\\p{L}+ment |bien |donc |aussi )?(?<verb>${said})(?!\\p{L})(?: ?${about}? ?(?<about>.+))?$`,
      'du',
    ),
    new RegExp(`(?:^|[ ,])qu(?:e |')(?:en )?(?<verb>${says})${inversion}(?!\\p{L}) (?<who>.+)$`, 'du'),
    new RegExp(
      `qu(?:'est-ce que |'est-ce qu'|'est ce que |est ce que |'est ce qu')(?<who>.+?) (?:a |ont |avait |en |lui |nous |leur |l'|en a )*(?<verb>${said}|${says})(?!\\p{L})(?: ?${about}? ?(?<about>.+))?$`,
      'du',
    ),
    new RegExp(`ce qu(?:e |')(?:a |ont |en )*(?<verb>${said}|${says})(?!\\p{L}) (?<who>.+)$`, 'du'),
    new RegExp(
      `ce qu(?:e |')(?<who>.+?) (?:a |ont |en )*(?<verb>${said}|${says})(?!\\p{L})(?: ?${about}? ?(?<about>.+))?$`,
      'du',
    ),
    new RegExp(
      `^(?<who>.+?) (?:a |ont |en a |avait )?(?<verb>${said}|${says}) quoi(?: ${about} ?(?<about>.+))?$`,
      'du',
    ),
    new RegExp(`^(?:il|elle|ils|elles) (?:a |ont |en a )?(?<verb>${said}|${says}) quoi,? (?<who>.+)$`, 'du'),
    new RegExp(
      `^(?:quelles? (?:est|était|sont|étaient|a été|fut|furent)|c'est quoi|quel (?:est|était)|donne-moi|montre-moi)? ?(?:la |le |les |l')?(?:${noun}) (?:de |du |des |de la |de l'|d')(?<who>.+)$`,
      'du',
    ),
    /^(?:cite|citez|citations?|citer|quote|phrases?)(?:-moi)? (?:de |du |d')?(?<who>.+)$/du,
    new RegExp(
      `comment (?:a |ont )?(?:réagit|réagi|reagi|reagit|réagissent|répond|répondu|juge|jugent|voit|voient|qualifie|qualifié|décrit|justifie|justifié|explique|expliqué|défend|perçoit|vit)${inversion}(?!\\p{L}) (?<who>.+)$`,
      'du',
    ),
    /comment (?<who>.+?) (?:a-t-(?:il|elle) |ont-(?:ils|elles) |a |ont )?(?:réagit|réagi|reagi|réagissent|répond|répondu|juge|juge-t-(?:il|elle)|jugé|voit|voit-(?:il|elle)|qualifie|qualifie-t-(?:il|elle)|qualifié|décrit|décrit-(?:il|elle)|justifie|explique|explique-t-(?:il|elle))(?!\p{L})(?: ?(?<about>.+))?$/du,
    /^(?<about>.+?),? (?:selon|d'après|d'apres) (?<who>.+)$/du,
    /^(?:selon|d'après|d'apres) (?<who>[^,?]+)$/du,
    new RegExp(
      `^(?:est-ce que |est-ce qu')?(?<who>.+?) (?:a-t-(?:il|elle)|ont-(?:ils|elles)|a|ont) (?:vraiment |bien |déjà )?(?:dit|déclaré|affirmé|commenté|annoncé|parlé)(?!\\p{L})(?: (?:que|qu'|${about}))? ?(?<about>.+)?$`,
      'du',
    ),
    /^(?<who>[^?,]+?),? (?:sur|à propos de|au sujet de|concernant) (?<about>.+)$/du,
  ],
  overall:
    /^qu(?:e |'est-ce qu(?:e |'))(?:(?:(?:l'on|on|nous) )?(?:sait|savons|savez|apprend|apprenons|connaît|connait|connaissons|faut-il savoir|faut-il retenir|peut-on dire)(?:-on|-nous|-vous|-t-on)?|(?:disent|racontent|rapportent) (?:les|ces) (?:articles|journaux|médias|dépêches|sources)|(?:les|ces) (?:articles|journaux|médias|dépêches|sources) (?:disent|racontent|rapportent))(?: (?:de nouveau|exactement))?(?= (?:de|du|des|sur|à propos|au sujet|concernant)(?!\p{L})| d')/u,
  saidBy: [
    /(?:^|[ ,])qui (?:a |ont |est-ce qui (?:a )?)?(?:dit|disent|dis|déclare|déclaré|affirme|affirmé|pense|pensé|accuse|accusé|qualifie|qualifié|parle|parlé|promet|promis|critique|critiqué|dénonce|dénoncé|réclame|réclamé|prévient|prévenu|annonce|annoncé|estime|estimé|juge|jugé|compare|comparé|craint|redoute|écrit|évoque|évoqué|assure|assuré|soutient|regrette|raconte|reproche|souhaite|demande|demandé|explique|expliqué|commente|commenté)(?!\p{L})(?: (?:que|qu'|de|d'|du|des|sur|à))?(?<about>.+)$/du,
    /(?:de qui (?:est|sont)|à qui (?:doit-on|attribue-t-on)) (?<about>.+)$/du,
    /qui est cité(?<about>.*)$/du,
  ],
  followUps: [
    /^(?:et|mais|ok|alors)[ ,]+(?:qu'en est-il |quid )?(?:sur|pour|de|du|des|d'|à propos de|à propos du|au sujet de|concernant|quant à)\s?(?<about>.+)$/du,
    /^(?:quid|qu'en est-il) (?:de|du|des|d')\s?(?<about>.+)$/du,
    /^(?:et|mais)[ ,]+(?<about>.+)$/du,
    /^(?:sur|à propos de|concernant) (?<about>.+)$/du,
  ],
  identifies: /^qui (?:est|était|sont|étaient|fut) (?:le |la |les |l')/,
  pronouns: new Set(['il', 'elle', 'ils', 'elles', 'lui', 'celui-ci', 'celle-ci']),
  refersBack: /^["“«\s—–-]*(?:il|elle|ils|elles|ce|cela|cette|ces|celui-ci|celle-ci|son|sa|ses|leur|leurs)(?!\p{L})/iu,
  aboutWords:
    /^(?:sur|à propos|au sujet|concernant|de|du|des|d'|à|a|au|aux|après|quant|face|contre|pour|devant|dans|lors|que|qu')(?![\p{L}])/u,
  evidence: {
    'how-many': new RegExp(
      `(?<!(?:article|section|chapitre|numéro|n°) )(?:(?<!\\p{L})(?:${words})(?!\\p{L})|(?<![\\d.,])(?<!\\d[\\u00a0\\u202f ])\\d+(?:[.,\\u00a0\\u202f ]\\d+)*(?!\\d))(?![.,]\\d|\\s?(?:${months})(?!\\p{L})|\\s?ans(?!\\p{L})|(?:e|er|re|h)(?![\\p{L}])|\\s?heures?(?!\\p{L}))(?<!(?<!\\d)(?:19|20)\\d\\d)`,
      'giu',
    ),
    'how-much': new RegExp(
      `\\d[\\d.,\\u00a0\\u202f ]*(?:millions? |milliards? )?(?:d['’])?(?:€|\\$|£|euros?|dollars?|livres|yuans?|yens?|centimes?|francs?|roubles?|%|tonnes?)|(?<!\\p{L})(?:${number})(?: \\p{L}+)? (?:d['’])?(?:euros?|dollars?|centimes?|livres|yuans?|yens?|francs?|millions?|milliards?)(?!\\p{L})`,
      'giu',
    ),
    'how-long': new RegExp(
      `(?<!\\p{L})(?:${number}|plusieurs|quelques|toute la|tout le)\\s?(?:\\p{L}+ )?(?:secondes?|minutes?|heures?|jours?|nuits?|semaines?|mois|ans?|années?|décennies?|siècles?)(?!\\p{L})|(?<!\\p{L})(?:pendant|durant|jusqu|depuis)`,
      'giu',
    ),
    'how-old': /\d{1,3}\s?ans(?!\p{L})|(?:sexa|septua|octo|nona|quinqua|quadra)génaire|âgée?s? de/giu,
    who: /\p{Lu}[\p{L}’'-]+(?: (?:(?:van|de|der|von|al|bin|el|le|la|du|d’) ?)?\p{Lu}[\p{L}’'-]+)+|\p{Lu}[\p{L}’'-]+/gu,
    when: new RegExp(
      `(?<!\\p{L})(?:${months}|${days})(?!\\p{L})|(?<!\\d)(?:19|20)\\d\\d(?!\\d)|(?<!\\p{L})(?:hier|aujourd['’]hui|demain|matin|matinée|soir|soirée|après-midi|nuit|midi|minuit|aube|semaine|mois|année|dernier|dernière|prochain|prochaine|veille|lendemain|été|hiver|printemps|automne|depuis|jusqu|il y a)(?!\\p{L})|\\d{1,2}\\s?h(?:eures)?\\s?\\d{0,2}`,
      'giu',
    ),
    where:
      /(?<!\p{L})(?:à|au|aux|en|dans|près d[eu’']|de|du|vers|chez|sur|devant|depuis|entre|hors d[eu])\s?(?:la |le |les |l[’'])?(?:\p{Ll}+ (?:de |du |d[’'])?)?\p{Lu}[\p{L}’'-]+|(?<!\p{L})(?:ville|village|quartier|rue|place|port|stade|hôpital|gare|pont|vallée|île|côte|frontière|nord|sud|est|ouest|salle|commune)(?!\p{L})/gu,
    why: /(?<!\p{L})(?:parce qu|car(?!\p{L})|puisqu|en raison|à cause|faute d|grâce|afin|à la suite|suite à|en signe|en réponse|du fait|dû |due |dus |dues |provoqu|caus|raison|motif|craint|peur|accus|reproch|dénonc|étant donné|c[’']est pourquoi|protest|irrit|inquièt|inquiét|estim|jug|par l[’'])\p{L}*/giu,
    'what-for':
      /(?<!\p{L})(?:pour|afin|vise|visent|visant|viserait|but|objectif|destinée?s?|permet|permettre|permettra|serv\p{L}+|sert|contenir)(?!\p{L})/giu,
    how: /(?<!\p{L})(?:en|par|avec|grâce|à l[’']aide|sans|via|d[’']un|sous|au moyen)(?!\p{L})/giu,
  },
  times: [
    { pattern: /(?<!\p{L})aujourd'hui|ce (?:matin|soir)/u, from: 0, to: 0 },
    { pattern: /(?<!\p{L})hier(?!\p{L})/u, from: 1, to: 1 },
    { pattern: /cette semaine|ces derniers jours|ces sept derniers jours/, from: 7, to: 0 },
    { pattern: /la semaine (?:dernière|passée|derniere|passee)/, from: 14, to: 7 },
    { pattern: /ce mois-ci|ce dernier mois/, from: 31, to: 0 },
  ],
  weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  since: /(?:depuis|à partir de)\s+$/,
  proposals: {
    said: 'Qu’a dit {name}\u00a0?',
    saidAbout: 'Qu’a dit {name} sur {topic}\u00a0?',
    about: 'Que disent les articles sur «\u202f{topic}\u202f»\u202f?',
  },
};
