// Every way to ask for somebody's words, in both languages, answers with the words of that somebody.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScene } from './scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const SPEAKERS = {
  milley: 'Mark Milley',
  wu: 'Wu Qian',
  meiners: 'Martin Meiners',
  lindqvist: 'Marta Lindqvist',
  aalto: 'Peter Aalto',
};

describe('words of one speaker', () => {
  it.each<[keyof typeof SPEAKERS, string]>([
    ['milley', 'what did Milley say?'],
    ['milley', 'What did Mark Milley say?'],
    ['milley', 'what has general Milley said'],
    ['milley', 'what does milley say'],
    ['milley', 'What did General Mark Milley have to say?'],
    ['milley', 'quote Milley'],
    ['milley', 'quotes from Mark Milley'],
    ['milley', 'Milley quotes'],
    ['milley', "Milley's statements"],
    ['milley', "what was Milley's explanation?"],
    ['milley', 'what did Milley declare?'],
    ['milley', 'what did Milley tell reporters?'],
    ['milley', 'what was said by Milley?'],
    ['milley', 'tell me what Milley said'],
    ['milley', 'show me what Mark Milley said'],
    ['milley', "Qu'a dit Milley ?"],
    ['milley', 'Qu’a dit Mark Milley ?'],
    ['milley', 'qu a dit milley'],
    ['milley', 'que dit Milley'],
    ['milley', 'Que déclare le général Milley ?'],
    ['milley', "qu'a déclaré le général Mark Milley ?"],
    ['milley', "qu'est-ce que Milley a dit ?"],
    ['milley', "Qu'est-ce qu'a dit Milley ?"],
    ['milley', 'Milley a dit quoi ?'],
    ['milley', 'il a dit quoi Milley ?'],
    ['milley', 'que pense Milley ?'],
    ['milley', 'cite Milley'],
    ['milley', 'citations de Mark Milley'],
    ['milley', 'les déclarations de Milley'],
    ['milley', 'quelles sont les déclarations de Mark Milley ?'],
    ['milley', 'dis-moi ce que Milley a déclaré'],
    ['milley', "ce qu'a dit Milley"],
    ['milley', 'selon Milley'],
    ['milley', "d'après Milley"],
    ['milley', 'que raconte Milley ?'],
    ['wu', 'what did Wu say?'],
    ['wu', 'what did Wu Qian say about sovereignty?'],
    ['wu', 'what did the spokesman Wu Qian say about the alliance?'],
    ['wu', 'what does Wu think of the alliance?'],
    ['wu', "Wu's reaction to the alliance"],
    ['wu', "what is Wu Qian's position on sovereignty?"],
    ['wu', 'how did Wu react to the alliance?'],
    ['wu', 'what did Wu oppose?'],
    ['wu', 'Wu Qian on sovereignty'],
    ['wu', 'Wu on the cold war mentality?'],
    ['wu', 'quote Wu on the nuclear cooperation'],
    ['wu', 'did Wu say that sovereignty tolerates no violation?'],
    ['wu', 'according to Wu, what about the cold war?'],
    ['wu', 'Que pense Wu de l’alliance ?'],
    ['wu', "qu'a dit Wu Qian sur la souveraineté ?"],
    ['wu', "qu'a dit le porte-parole Wu Qian de la souveraineté ?"],
    ['wu', 'que dit Wu à propos de la souveraineté ?'],
    ['wu', 'Wu sur la souveraineté ?'],
    ['wu', 'réaction de Wu à l’alliance'],
    ['wu', 'quelle est la position de Wu Qian sur la souveraineté ?'],
    ['wu', 'comment Wu juge-t-il l’alliance ?'],
    ['wu', "comment réagit Wu à l'alliance ?"],
    ['wu', 'que reproche Wu aux États-Unis ?'],
    ['wu', 'que demande Wu aux trois pays ?'],
    ['wu', 'selon Wu, que faut-il abandonner ?'],
    ['wu', 'Wu a-t-il dit que la souveraineté ne tolère aucune violation ?'],
    ['meiners', 'what did Meiners say about the meeting?'],
    ['meiners', 'what did Lieutenant Colonel Martin Meiners say?'],
    ['meiners', 'quotes by Martin Meiners about communication channels'],
    ['meiners', "qu'a déclaré le lieutenant-colonel Meiners ?"],
    ['meiners', "qu'a dit Martin Meiners de la réunion ?"],
    ['meiners', 'propos de Meiners sur la communication'],
    ['lindqvist', 'what did Marta Lindqvist say?'],
    ['lindqvist', 'what did lindqvist say about the strike?'],
    ['lindqvist', 'What does the union head Marta Lindqvist say?'],
    ['lindqvist', 'what is Lindqvist saying about the islanders'],
    ['lindqvist', "Lindqvist's comments on the strike"],
    ['lindqvist', 'Que dit Marta Lindqvist de la grève ?'],
    ['lindqvist', "qu'a dit Lindqvist ?"],
    ['lindqvist', 'que répond Marta Lindqvist ?'],
    ['lindqvist', 'que veut Lindqvist ?'],
    ['aalto', 'what did Aalto promise?'],
    ['aalto', 'what did Peter Aalto tell reporters?'],
    ['aalto', 'what did Aalto warn about?'],
    ['aalto', 'what did the chief executive say about tickets?'],
    ['aalto', 'how does Aalto justify the cuts?'],
    ['aalto', "What did Norline's chief executive Peter Aalto say?"],
    ['aalto', 'Qu’a dit Peter Aalto des billets ?'],
    ['aalto', 'que dit le directeur général Peter Aalto ?'],
    ['aalto', "quel est l'avis d'Aalto ?"],
    ['aalto', 'Aalto, il a dit quoi ?'],
  ])('%s: %s', async (speaker, question) => {
    const { verdict, statements } = await scene.ask(question);
    expect(verdict).toBe('answered');
    expect([...new Set(statements.map((one) => one.speaker))]).toEqual([SPEAKERS[speaker]]);
    for (const { citations } of statements) {
      const [{ article, start, end, text }] = citations;
      expect(scene.catalogue.articles.get(article)?.text.slice(start, end)).toBe(text);
    }
  });

  it('gives both statements of a speaker', async () => {
    const { statements } = await scene.ask('what did Milley say?');
    const text = statements.map((one) => one.text).join('\n');
    expect(text).toContain('degré important de renseignement');
    expect(text).toContain('de militaire à militaire');
  });
});

describe('words that are not there', () => {
  it.each([
    ['what did Milley say about football?'],
    ['qu’a dit Wu Qian sur le climat ?'],
    ['what did Lindqvist say about submarines?'],
  ])('on another topic: %s', async (question) => {
    const { verdict, statements } = await scene.ask(question);
    expect(verdict).not.toBe('answered');
    expect(statements).toEqual([]);
  });

  it.each([
    ['what did Huang Xueping say?', 'Huang Xueping'],
    ['qu’a dit Michael Chase ?', 'Michael Chase'],
    ['what did Ingrid Dahl say?', 'Ingrid Dahl'],
    ['que pense Joe Biden ?', 'Joe Biden'],
  ])('of somebody who is only mentioned: %s', async (question, name) => {
    const { verdict, statements, notes } = await scene.ask(question);
    expect(verdict).toBe('not-in-articles');
    expect(statements).toEqual([]);
    expect(notes).toEqual([{ kind: 'not-quoted', name }]);
  });

  it.each([
    ['what did Angela Merkel say?'],
    ['qu’a dit Zidane sur l’équipe ?'],
    ['what did Peter Novak say?'],
    ['what did Anna Lindqvist say?'],
  ])('of somebody else: %s', async (question) => {
    const { verdict, statements } = await scene.ask(question);
    expect(verdict).toBe('not-in-articles');
    expect(statements).toEqual([]);
  });
});

describe('questions that go on from another', () => {
  const before = (question: string) => ({ previous: { question, answer: '' } });

  it.each([
    ['what did Wu Qian say?', 'and about sovereignty?', 'Wu Qian', 'souveraineté'],
    ['Qu’a dit Wu Qian ?', 'et sur la souveraineté ?', 'Wu Qian', 'souveraineté'],
    ['what did Wu Qian say about sovereignty?', 'and Milley?', 'Mark Milley', 'renseignement'],
    ['what did Aalto say?', 'what did he say about tickets?', 'Peter Aalto', 'tickets'],
    ['Qu’a dit Peter Aalto ?', 'et qu’a-t-il dit sur les billets ?', 'Peter Aalto', 'tickets'],
  ])('%s – %s', async (first, then, speaker, words) => {
    const { statements } = await scene.ask(then, before(first));
    expect(statements[0]?.speaker).toBe(speaker);
    expect(statements[0]?.text).toContain(words);
  });
});
