// /sources: the articles the bot answers from; one of them can be opened.
import { articleReply, sourcesReply } from '../src/reply/sources-reply.ts';
import type { Command } from './command.ts';
import { page, pageOption, text } from './options.ts';

export const sources: Command = {
  data: {
    name: { en: 'sources', fr: 'sources' },
    description: { en: 'The articles that the answers come from', fr: 'Les articles d’où viennent les réponses' },
    kind: 'slash',
    options: [
      {
        name: { en: 'article', fr: 'article' },
        description: { en: 'Read this article', fr: 'Lire cet article' },
        type: 'text',
        suggested: true,
      },
      pageOption,
    ],
  },
  async execute(request, app) {
    const article = text(request, 'article');
    if (article === undefined) return sourcesReply(app.catalogue, app.skipped, page(request), request.locale);
    return articleReply(app.article(article), app.catalogue, request.locale);
  },
  async complete(_option, typed, _request, app) {
    return app.articlesLike(typed).map(({ id, title }) => ({ name: title, value: id }));
  },
};
