// Reads articles in a thread of its own, so that a large corpus does not keep the bot from answering.
import { parentPort } from 'node:worker_threads';
import type { Article } from '../types.ts';
import { readArticle } from './read.ts';

const port = parentPort;
if (!port) throw new Error('this file is a worker');
port.on('message', (articles: readonly Article[]) => port.postMessage(articles.map(readArticle)));
