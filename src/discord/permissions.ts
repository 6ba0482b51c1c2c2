// Permissions under the names that Discord's own settings show.
import type { PermissionsString } from 'discord.js';
import type { LanguageCode } from '../types.ts';

const NAMES: Partial<Record<PermissionsString, Readonly<Record<LanguageCode, string>>>> = {
  ViewChannel: { en: 'View Channel', fr: 'Voir le salon' },
  SendMessages: { en: 'Send Messages', fr: 'Envoyer des messages' },
  SendMessagesInThreads: { en: 'Send Messages in Threads', fr: 'Envoyer des messages dans les fils' },
  CreatePublicThreads: { en: 'Create Public Threads', fr: 'Créer des fils publics' },
  EmbedLinks: { en: 'Embed Links', fr: 'Intégrer des liens' },
  AttachFiles: { en: 'Attach Files', fr: 'Joindre des fichiers' },
  ReadMessageHistory: { en: 'Read Message History', fr: 'Voir les anciens messages' },
  ManageMessages: { en: 'Manage Messages', fr: 'Gérer les messages' },
};

/** @param names as discord.js calls them: `SendMessages`; one that is not known is spelt out in English */
export function permissionNames(names: readonly string[], lang: LanguageCode = 'en'): string[] {
  return names.map((name) => NAMES[name as PermissionsString]?.[lang] ?? name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '));
}
