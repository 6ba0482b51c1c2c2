// The Discord front: what the composition root may use.
export { type DiscordFront, type DiscordParts, startDiscord } from './client.ts';
export { createIntentMemory } from './intent-store.ts';
export { deployCommands } from './register.ts';
