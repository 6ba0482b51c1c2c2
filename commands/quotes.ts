// /quotes: who said what, by speaker, topic and article; pages, sentences around, export.
import type { App } from '../src/app.ts';
import { UserError } from '../src/errors.ts';
import { quotesFile, quotesReply, speakersReply } from '../src/reply/quotes-reply.ts';
import type { Reply } from '../src/reply/reply.ts';
import type { Command, Request } from './command.ts';
import { flag, page, pageOption, privateOption, text } from './options.ts';

export const quotes: Command = {
  data: {
    name: { en: 'quotes', fr: 'citations' },
    description: { en: 'Who said what, word for word', fr: 'Qui a dit quoi, mot pour mot' },
    kind: 'slash',
    options: [
      {
        name: { en: 'speaker', fr: 'personne' },
        description: { en: 'A name, a surname or a title', fr: 'Un nom, un prénom ou un titre' },
        type: 'text',
        suggested: true,
        maxLength: 100,
      },
      {
        name: { en: 'about', fr: 'sujet' },
        description: { en: 'Only quotes about this', fr: 'Seulement les citations à ce sujet' },
        type: 'text',
        maxLength: 200,
      },
      {
        name: { en: 'article', fr: 'article' },
        description: { en: 'Only quotes from this article', fr: 'Seulement les citations de cet article' },
        type: 'text',
        suggested: true,
      },
      privateOption,
      pageOption,
    ],
  },
  async execute(request, app) {
    const reply = await read(request, app);
    return flag(request, 'private') ? { ...reply, private: true } : reply;
  },
  async complete(option, typed, _request, app) {
    if (option === 'article') return app.articlesLike(typed).map(({ id, title }) => ({ name: title, value: id }));
    return app.speakers(typed).map(({ speaker, count }) => ({
      name: [`${speaker.name} (${count})`, speaker.roles[0]].filter(Boolean).join(' · '),
      value: speaker.id,
    }));
  },
};

async function read(request: Request, app: App): Promise<Reply> {
  const speaker = text(request, 'speaker');
  const about = text(request, 'about');
  const article = text(request, 'article');
  if (!speaker && !about && !article) return speakersReply(app.speakers(), request.locale);
  if (article) app.article(article);
  const filter = { ...(speaker ? { speaker } : {}), ...(about ? { about } : {}), ...(article ? { article } : {}) };
  const found = await app.quotesBy(filter);
  const format = text(request, 'export');
  if (format === undefined || found.kind !== 'quotes') {
    return quotesReply(
      found,
      { ...filter, page: page(request), around: flag(request, 'around') },
      app.catalogue,
      request.locale,
    );
  }
  if (format !== 'csv' && format !== 'json') {
    throw new UserError('bad-option', `“${format}” is not csv or json.`, {
      option: 'export',
      value: format,
      hint: 'csv, json',
    });
  }
  return quotesFile(found.quotes, app.catalogue, format, request.locale);
}
