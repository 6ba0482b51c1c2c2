// Digests, feedback and privacy in French.
import type { DigestWords, FeedbackWords, PrivacyWords } from './digest-words.ts';
import { f } from './french.ts';

const list = new Intl.ListFormat('fr', { type: 'conjunction' });
/** 1 January 2024 was a Monday. */
const weekday = (day: number) =>
  new Intl.DateTimeFormat('fr', { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('fr')} ${Math.abs(count) < 2 ? one : many}`;

/** As Discord's French settings call them. */
const permissions: Readonly<Record<string, string>> = {
  ViewChannel: f`Voir le salon`,
  SendMessages: f`Envoyer des messages`,
  SendMessagesInThreads: f`Envoyer des messages dans les fils`,
  EmbedLinks: f`Intégrer des liens`,
  AttachFiles: f`Joindre des fichiers`,
  ReadMessageHistory: f`Voir les anciens messages`,
  CreatePublicThreads: f`Créer des fils publics`,
  ManageMessages: f`Gérer les messages`,
};

export const digestFr: DigestWords = {
  day: (at, zone) => new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: zone }).format(at),
  title: (weekly, day) => f`${weekly ? 'La revue de la semaine' : 'La revue du jour'} · ${day}`,
  late: f`Cette revue est en retard : je n'ai pas pu la publier à l'heure.`,
  nothingNew: (topic) =>
    topic ? f`Rien de nouveau sur « ${topic} » cette fois.` : f`Rien de nouveau depuis la dernière revue.`,
  onTopic: (topic) => f`Sujet : ${topic}`,
  following: (names) => f`Personnes suivies : ${names}`,
  more: (stories) => f`${counted(stories, 'autre sujet', 'autres sujets')} dans le menu ci-dessous`,
  readStory: f`Lire la suite d'un sujet`,
  days: (days) => {
    const key = [...days].sort().join('');
    if (key === '1234567') return f`tous les jours`;
    if (key === '12345') return f`du lundi au vendredi`;
    if (key === '67') return f`le samedi et le dimanche`;
    return f`${list.format([...days].sort().map((day) => `le ${weekday(day)}`))}`;
  },
  schedule: (time, zone, days) => f`${days} à ${time} (${zone})`,
  set: f`La revue est programmée.`,
  changed: f`La revue est modifiée.`,
  off: f`La revue est arrêtée. Plus rien ne sera publié.`,
  none: f`Il n'y a pas encore de revue dans ce serveur. /digest set en programme une.`,
  whichOne: f`Il y a plusieurs revues ici. Choisissez-en une dans l'option « revue ».`,
  full: f`Ce serveur a 25 revues, le maximum. Arrêtez-en une d'abord.`,
  titleOfList: f`Revues de ce serveur`,
  next: f`Prochaine : `,
  last: f`Dernière : `,
  never: f`pas encore publiée`,
  nextTry: f`Prochain essai : `,
  missed: (day) => f`Pas publiée pour le ${day}.`,
  preview: f`Aperçu : vous seul le voyez. Voici ce qui serait publié maintenant.`,
  options: {
    silent: f`sans notification`,
    thread: f`avec un fil`,
    publish: f`publiée aux abonnés`,
    nothing: f`rien n'est publié quand rien n'est nouveau`,
    line: f`une ligne quand rien n'est nouveau`,
  },
  trouble: (kind, missing) => {
    if (kind === 'gone') return f`Le salon n'existe plus, ou je ne suis plus dans le serveur.`;
    if (kind === 'forbidden') {
      return missing ? f`Il m'y manque une permission : ${missing}.` : f`Je n'ai pas le droit d'y publier.`;
    }
    if (kind === 'too late') return f`Il était trop tard pour la rattraper.`;
    if (kind === 'own') return f`Quelque chose n'a pas marché de mon côté.`;
    return f`Discord était inaccessible, ou n'a pas répondu.`;
  },
  missing: (missing) =>
    f`Il m'y manque une permission : ${missing}. Accordez-la dans les réglages du salon, puis réessayez. Rien n'a été programmé.`,
  troubleTitle: (weekly) =>
    weekly ? f`La revue de la semaine n'est pas publiée` : f`La revue du jour n'est pas publiée`,
  troubleHint: f`Je continue d'essayer, de moins en moins souvent. /digest set avec le même salon réessaie tout de suite, /digest off l'arrête.`,
  permission: (name) => permissions[name] ?? name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '),
  short: (time, zone, topic) => [time, zone, topic].filter(Boolean).join(' · '),
};

export const feedbackFr: FeedbackWords = {
  right: f`Juste`,
  wrong: f`Faux`,
  whatWasWrong: f`Qu'est-ce qui était faux ?`,
  why: f`Avec vos mots (facultatif)`,
  thanks: f`Merci, c'est noté.`,
};

export const privacyFr: PrivacyWords = {
  title: f`Ce que je garde sur vous`,
  intro: f`Seulement le nécessaire, et rien de ce que vous écrivez ailleurs sur Discord.`,
  feedback: (count) =>
    f`${counted(count, 'avis', 'avis')} sur des réponses (juste ou faux, avec la question et la réponse)`,
  digests: (count) =>
    f`Votre identifiant avec ${counted(count, 'revue')} que vous avez ${count < 2 ? 'programmée' : 'programmées'}, pour vous prévenir d'une panne`,
  nothing: f`Rien n'est gardé sur vous.`,
  kept: ({ intents, feedback, usage }) =>
    f`Gardé au plus : les avis ${feedback} jours ; les boutons, avec la question dont ils dépendent mais sans son auteur, ${intents} jours après leur dernier usage ; le nombre de jetons par serveur ${usage} jours.`,
  notKept: f`Les questions ne sont gardées ni avec votre nom ni avec votre identifiant.`,
  how: f`/privacy delete efface tout d'un coup.`,
  deleted: (feedback, digests) =>
    f`Effacé : ${counted(feedback, 'avis', 'avis')}, et votre identifiant de ${counted(digests, 'revue')}.`,
  nothingToDelete: f`Il n'y avait rien à effacer sur vous.`,
};
