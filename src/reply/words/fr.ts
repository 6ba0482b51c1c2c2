// The bot's words in French.
import { digestFr, feedbackFr, privacyFr } from './digest-fr.ts';
import { f } from './french.ts';
import type { Words } from './words.ts';

const list = new Intl.ListFormat('fr', { type: 'conjunction' });
const day = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' });
const languages = new Intl.DisplayNames('fr', { type: 'language' });
const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('fr')} ${Math.abs(count) < 2 ? one : many}`;
/** "de Milley", "d’Emmanuel Macron". */
const de = (name: string) => (/^[aeiouyàâäéèêëîïôöùûü]/i.test(name) ? `d’${name}` : `de ${name}`);

export const fr: Words = {
  marks: ['«\u202F', '\u202F»'],
  list: (items) => list.format(items),
  date: (iso) => day.format(new Date(iso)),
  languageName: (code) => languages.of(code) ?? code,
  label: {
    extractive: f`Mot pour mot, tiré des articles`,
    summary: f`Résumé par IA, chaque phrase vérifiée dans les articles`,
    unavailable: f`Le résumé n'était pas disponible`,
    unverified: f`Le résumé n'a pas pu être vérifié`,
    refused: f`L'IA a refusé de résumer cela`,
    translated: f`traduit`,
    budgetSpent: f`Les résumés du jour sont épuisés`,
    growing: f`En cours d'écriture et de vérification…`,
    page: (page, pages) => f`page ${page} sur ${pages}`,
  },
  answer: {
    nothing: f`Les articles ne le disent pas.`,
    closest: f`Les passages les plus proches, qui ne répondent peut-être pas :`,
    notQuoted: (name) => f`Les articles parlent ${de(name)}, sans citer ses propos.`,
    askAbout: (names) => f`Personnes citées : ${names}`,
    topics: (names) => f`Sujets : ${names}`,
    sources: f`Sources`,
    more: (count) => f`${count} de plus, non ${count < 2 ? 'montré' : 'montrés'}`,
  },
  brief: {
    title: f`Le point`,
    period: (since, until) => (since === until ? since : f`du ${since} au ${until}`),
    nothing: f`Il n'y a pas encore d'article à résumer.`,
    whoSaidWhat: f`Qui a dit quoi`,
    sources: f`Sources`,
  },
  quotes: {
    by: (name) => f`Citations ${de(name)}`,
    byAbout: (name, about) => f`${name} sur ${about}`,
    everyone: f`Qui est cité`,
    count: (count) => counted(count, 'citation'),
    chooseSpeaker: f`Choisir qui lire`,
    unknownSpeaker: (name) => f`Personne du nom de « ${name} » n'est cité dans les articles.`,
    mentionedOnly: (name) => f`Les articles parlent ${de(name)}, sans citer ses propos.`,
    whichOne: (name) => f`Plusieurs personnes répondent à « ${name} ». Laquelle ?`,
    nothingAbout: (name, about) => f`Les articles citent ${name}, mais pas sur « ${about} ».`,
    nothing: f`Les articles ne contiennent pas encore de citation.`,
    resolved: (how, mention) =>
      how === 'pronoun' || how === 'title'
        ? f`attribué par « ${mention} »`
        : how === 'continuation'
          ? f`attribué à l'auteur de la citation précédente`
          : undefined,
    unknown: f`Auteur inconnu`,
    kind: (kind) => ({ person: 'personne', organisation: 'organisation', place: 'lieu', role: 'sans nom' })[kind],
    exported: (count) => f`${counted(count, 'citation')} dans le fichier.`,
    indirect: f`propos rapportés`,
  },
  sources: {
    title: f`Articles`,
    count: (articles) => counted(articles, 'article'),
    details: (passages, quotes) => `${counted(passages, 'passage')}, ${counted(quotes, 'citation')}`,
    choose: f`Lire un article`,
    undated: f`sans date`,
    nothing: f`Il n'y a pas encore d'article. Déposez des fichiers .txt, .md ou .html dans le dossier corpus.`,
    skipped: (count) => f`${counted(count, 'fichier')} ${count < 2 ? `n’a pas pu être lu` : `n’ont pas pu être lus`}`,
  },
  check: {
    title: f`Vérification de citation`,
    verbatim: f`Mot pour mot : ces mots sont dans l'article.`,
    altered: f`Modifiée : les mots de l'article ne sont pas tout à fait ceux-là.`,
    otherSpeaker: f`Dite par quelqu'un d'autre.`,
    said: (actual, claimed) => f`L'article attribue ces mots à ${actual}, et non à ${claimed}.`,
    notFound: f`Introuvable : aucun article ne contient ces mots, ni des mots proches.`,
    translated: f`Traduite : pas de vérification mot pour mot possible, mais voici l'original le plus proche.`,
    original: (language) => f`L'original est en ${language}.`,
    noText: f`Ce message ne contient pas de texte à vérifier.`,
    slips: f`Mot pour mot, aux fautes de frappe près.`,
    tooShort: f`Trop court pour être vérifié : donnez-moi quelques mots de plus.`,
    difference: f`Barré : ce qu'écrit le message. En gras ou signalé : ce qu'écrit l'article.`,
    alsoAltered: f`Les mots ont aussi été changés.`,
    toldByStory: (claimed) => f`Ce sont les mots de l'article, et non une citation de ${claimed}.`,
    reported: (speaker) =>
      f`Ce sont les mots de l'article, et non une citation${speaker ? ` de ${speaker}` : ''} : il rapporte ces propos à sa façon.`,
    partlyQuoted: f`Dans l'article, une partie seulement de ces mots est entre guillemets.`,
    narrated: f`Ce sont les mots de l'article lui-même ; il ne les attribue à personne.`,
    alsoIn: (articles) =>
      articles === 1 ? f`Aussi dans un autre article.` : f`Aussi dans ${articles} autres articles.`,
    doubt: {
      number: f`Attention : un nombre diffère de l'original.`,
      negation: f`Attention : l'un dit « pas » là où l'autre ne le dit pas.`,
    },
  },
  compare: {
    title: (names) => f`${names}, côte à côte`,
    about: (topic) => f`Sur ${topic}`,
    none: f`Rien à ce sujet dans les articles.`,
  },
  button: {
    allQuotes: (name) => f`Toutes les citations ${de(name)}`,
    previous: f`Retour`,
    next: f`Suite`,
    around: f`Voir les phrases autour`,
    withoutAround: f`Citations seules`,
    csv: 'CSV',
    json: 'JSON',
    share: f`Partager dans le salon`,
    original: f`Texte original`,
    sources: f`Sources`,
    ask: f`Poser une question`,
    question: f`Votre question`,
    readMore: f`Lire la suite`,
  },
  chat: {
    sharedBy: f`Partagé par`,
    shared: f`Partagé`,
    expired: f`Ce bouton est trop ancien, je ne m'en souviens plus. Reposez la question avec une commande, par exemple /point.`,
    mayNotPost: f`Vous ne pouvez pas écrire dans ce salon : je ne peux donc pas y partager cette réponse pour vous.`,
  },
  digest: digestFr,
  feedback: feedbackFr,
  privacy: privacyFr,
  help: {
    title: f`Ce que vous pouvez demander`,
    intro: f`Je réponds à partir des articles que j'ai, avec leurs mots, et je dis d'où vient chaque phrase.`,
    commands: [
      ['brief', f`qu'a dit Milley ?`, f`répond à une question, ou fait le point sans question`],
      ['quotes', 'Milley', f`qui a dit quoi, par personne`],
      ['check', f`« degré important de renseignement »`, f`cette citation est-elle vraie ?`],
      ['compare', 'Wu Qian, Mark Milley', f`deux personnes côte à côte`],
      ['sources', '', f`les articles d'où viennent les réponses`],
    ],
  },
  console: (articles) => [
    f`Robot de veille : je réponds à partir de ${counted(articles, 'article')}, mot pour mot, sources à l'appui.`,
    f`Tapez une question (« qu'a dit Milley ? »), /citations Milley ou /aide ; /quit pour sortir.`,
    f`Pour Discord : mettez DISCORD_TOKEN dans le fichier .env, puis npm start (le README dit comment).`,
  ],
  fault: (code, details) => {
    const d = (key: string) => details[key] ?? '';
    switch (code) {
      case 'empty-question':
        return f`Écrivez une question, par exemple : qu'a dit Milley ?`;
      case 'too-long':
        return f`C'est trop long : ${d('limit')} caractères au plus.`;
      case 'two-speakers':
        return f`Nommez deux personnes, séparées par une virgule : Wu Qian, Mark Milley`;
      case 'no-such-article':
        return f`Cet article n'est plus là. /sources donne la liste des articles.`;
      case 'no-such-speaker':
        return f`Personne du nom de « ${d('name')} » n'est cité dans les articles.`;
      case 'no-such-command':
        return f`La commande « ${d('name')} » n'existe pas. /aide en donne la liste.`;
      case 'no-such-digest':
        return f`Il n'y a pas de revue de ce nom ici. /revue voir en donne la liste.`;
      case 'not-administrator':
        return f`Seules les personnes qui gèrent ce serveur peuvent faire cela.`;
      case 'only-in-server':
        return f`Cela ne marche que dans un serveur.`;
      case 'missing-permission':
        return f`Il me manque une permission dans ${d('channel')} : ${d('permission')}. Accordez-la dans les réglages du salon, puis réessayez.`;
      case 'bad-time':
        return f`« ${d('value')} » n'est pas une heure. Écrivez-la sous la forme HH:MM, par exemple 08:30.`;
      case 'bad-time-zone':
        return f`« ${d('value')} » n'est pas un fuseau horaire. Choisissez-en un dans la liste, par exemple Europe/Paris.`;
      case 'bad-option':
        return f`« ${d('value')} » ne convient pas pour « ${d('option')} ».${d('hint') ? ` ${d('hint')}` : ''}`;
      case 'database':
        return f`Ma base de données est inaccessible pour l'instant. Réessayez dans quelques minutes.`;
      default:
        return f`Cela n'a pas marché. Réessayez.`;
    }
  },
  unexpected: (id) =>
    f`Quelque chose n'a pas marché de mon côté. Réessayez ; si cela se reproduit, donnez ce numéro à la personne qui me gère : ${id}`,
};
