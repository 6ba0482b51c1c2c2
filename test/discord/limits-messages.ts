// What Discord accepts as a message: text, embeds, components, mentions and files, within its limits.
import { MessageFlags } from 'discord.js';
import { Form, type Path, refusal } from './errors.ts';
import { checkMessageComponents, checkUrl } from './limits-components.ts';
import type { ComponentJson, EmbedJson, Upload } from './types.ts';

export const FILE_LIMIT = 10 * 1024 * 1024;
const MAX_CONTENT = 2000;
const MAX_EMBEDS = 10;
const MAX_EMBED_TEXT = 6000;

/** The body of a request that makes or edits a message, as it arrived. */
export interface MessageBody {
  content?: string | null;
  embeds?: EmbedJson[] | null;
  components?: ComponentJson[] | null;
  attachments?: { id: string | number; filename?: string; description?: string }[] | null;
  flags?: number | null;
  allowed_mentions?: AllowedMentions | null;
  message_reference?: { message_id?: string; channel_id?: string; fail_if_not_exists?: boolean; type?: number };
  nonce?: string | number;
  enforce_nonce?: boolean;
  tts?: boolean;
  sticker_ids?: string[];
  poll?: object;
}

export interface AllowedMentions {
  parse?: string[];
  users?: string[];
  roles?: string[];
  replied_user?: boolean;
}

export interface Draft {
  content: string;
  embeds: EmbedJson[];
  components: ComponentJson[];
  flags: number;
  /** Names of the files the message will have, for `attachment://` references. */
  fileNames: ReadonlySet<string>;
}

/**
 * Checks a message as it would stand after the request (`draft`) and the request itself.
 * @throws ApiError 50035 with every fault by field, 50006 when nothing is left to show, 40005 for files too large
 */
export function checkMessage(draft: Draft, body: MessageBody, uploads: readonly Upload[], prefix: Path = []): void {
  const form = new Form();
  const at = (...path: Path) => [...prefix, ...path];
  const v2 = (draft.flags & MessageFlags.IsComponentsV2) !== 0;
  form.text(at('content'), draft.content, 0, MAX_CONTENT);
  if (v2) checkNothingBeside(form, at, draft);
  checkEmbeds(form, at, draft.embeds);
  checkMessageComponents(form, draft.components, v2, draft.fileNames);
  checkMentions(form, at, body.allowed_mentions);
  checkNonce(form, at, body);
  if (draft.fileNames.size > 10) form.add(at('attachments'), 'BASE_TYPE_BAD_LENGTH', 'Must be 10 or fewer in length.');
  if (uploads.some((upload) => upload.data.length > FILE_LIMIT)) throw refusal('fileTooLarge');
  form.done();
  const empty =
    draft.content.trim() === '' && !draft.embeds.length && !draft.components.length && !draft.fileNames.size;
  if (empty && !body.sticker_ids?.length && !body.poll) throw refusal('emptyMessage');
}

type At = (...path: Path) => Path;

function checkNothingBeside(form: Form, at: At, draft: Draft): void {
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  for (const field of ['content', 'embeds'] as const) {
    if (draft[field].length > 0) {
      form.add(at(field), code, `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`);
    }
  }
}

function checkEmbeds(form: Form, at: At, embeds: readonly EmbedJson[]) {
  if (!Array.isArray(embeds))
    return form.add(at('embeds'), 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  if (embeds.length > MAX_EMBEDS)
    form.add(at('embeds'), 'BASE_TYPE_MAX_LENGTH', `Must be ${MAX_EMBEDS} or fewer in length.`);
  for (const [index, embed] of embeds.entries()) checkEmbed(form, at('embeds', index), embed);
  if (embeds.reduce((sum, embed) => sum + embedLength(embed), 0) > MAX_EMBED_TEXT) {
    form.add(at('embeds'), 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MAX_EMBED_TEXT}`);
  }
}

function checkEmbed(form: Form, path: Path, embed: EmbedJson): void {
  form.text([...path, 'title'], embed.title, 0, 256);
  form.text([...path, 'description'], embed.description, 0, 4096);
  if (embed.footer) form.text([...path, 'footer', 'text'], embed.footer.text, 0, 2048);
  if (embed.author) form.text([...path, 'author', 'name'], embed.author.name, 0, 256);
  if (embed.url !== undefined) checkUrl(form, [...path, 'url'], embed.url, ['http:', 'https:'], 2048);
  if (embed.timestamp !== undefined && Number.isNaN(Date.parse(embed.timestamp))) {
    form.add([...path, 'timestamp'], 'DATETIME_TYPE_PARSE', `Could not parse ${embed.timestamp}. Should be ISO8601.`);
  }
  const { color } = embed;
  if (color !== undefined && color !== null && !(Number.isInteger(color) && color >= 0 && color <= 0xffffff)) {
    form.add([...path, 'color'], 'NUMBER_TYPE_RANGE', 'int value should be between 0 and 16777215.');
  }
  const fields = embed.fields ?? [];
  if (fields.length > 25) form.add([...path, 'fields'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  for (const [index, field] of fields.entries()) {
    form.text([...path, 'fields', index, 'name'], field.name, 1, 256);
    form.text([...path, 'fields', index, 'value'], field.value, 1, 1024);
  }
}

function embedLength(embed: EmbedJson): number {
  const fields = (embed.fields ?? []).flatMap(({ name, value }) => [name, value]);
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields];
  return texts.reduce((sum, text) => sum + [...(text ?? '')].length, 0);
}

function checkMentions(form: Form, at: At, mentions: AllowedMentions | null | undefined): void {
  if (!mentions) return;
  const path = at('allowed_mentions');
  for (const kind of mentions.parse ?? []) {
    if (!['users', 'roles', 'everyone'].includes(kind)) {
      form.add([...path, 'parse'], 'BASE_TYPE_CHOICES', "Value must be one of {'users', 'roles', 'everyone'}.");
    }
  }
  for (const kind of ['users', 'roles'] as const) {
    const ids = mentions[kind] ?? [];
    if (ids.length > 100) form.add([...path, kind], 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
    if (ids.length > 0 && mentions.parse?.includes(kind)) {
      form.add(
        path,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
    }
  }
}

function checkNonce(form: Form, at: At, { nonce, enforce_nonce }: MessageBody): void {
  if (nonce === undefined || nonce === null) return;
  if (typeof nonce !== 'string' && !Number.isInteger(nonce)) {
    form.add(at('nonce'), 'NONCE_TYPE_TYPE', 'Nonce must be a string or an integer.');
  } else if (String(nonce).length > 25) {
    form.add(at('nonce'), 'NONCE_TYPE_TOO_LONG', 'Nonce must be 25 or fewer in length.');
  }
  if (enforce_nonce === true && nonce === '') form.add(at('nonce'), 'BASE_TYPE_REQUIRED', 'This field is required');
}
