// Questions of every kind on one French article, asked in both languages: the sentence that answers comes first, or none does.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHINA, openScene } from './scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
beforeAll(async () => {
  scene = await openScene([CHINA]);
});
afterAll(() => scene.close());

describe('answered', () => {
  it.each([
    ['why is China irritated?', 'La Chine a été irritée'],
    ['pourquoi la Chine est-elle irritée ?', 'La Chine a été irritée'],
    ['what are the submarines for?', 'sous-marins à propulsion nucléaire pour l’Australie'],
    ['à quoi servent les sous-marins ?', 'sous-marins à propulsion nucléaire pour l’Australie'],
    ['how long did the talks last?', 'deux jours de pourparlers'],
    ['combien de temps ont duré les pourparlers ?', 'deux jours de pourparlers'],
    ['has China commented on the calls?', 'n’a pas commenté les appels'],
    ['la Chine a-t-elle commenté les appels ?', 'n’a pas commenté les appels'],
    ['who led the videoconference?', 'était dirigée par'],
    ['when was the videoconference held?', 'mardi et mercredi'],
    ['quand la vidéoconférence a-t-elle eu lieu ?', 'mardi et mercredi'],
    ['when did Milley call his counterpart?', 'en octobre et le 8 janvier'],
    ['pourquoi Milley a-t-il téléphoné ?', 'pour le rassurer'],
    ['where were the runways built?', 'mer de Chine méridionale'],
    ['où la Chine a-t-elle construit des pistes ?', 'mer de Chine méridionale'],
    ['which countries announced the alliance?', 'l’Australie, le Royaume-Uni et les États-Unis'],
    ['who is Huang Xueping?', 'Huang Xueping, directeur adjoint'],
    ['what is the PLA?', 'l’aile militaire du Parti communiste'],
    ['what does Beijing think of the arrangement?', 'Pékin considère'],
  ])('%s', async (question, words) => {
    const { verdict, statements } = await scene.ask(question);
    expect(verdict).toBe('answered');
    expect(statements[0]?.citations[0].text).toContain(words);
  });
});

describe('not answered', () => {
  it.each([
    ['how much do the submarines cost?'],
    ['combien coûtent les sous-marins ?'],
    ['Who is the president of France?'],
    ['Who is the president of China?'],
    ['quel temps fait-il à Paris ?'],
    ['who won the election?'],
    ['how old is Wu Qian?'],
    ['did Biden visit Beijing?'],
    ['what is the capital of Australia?'],
    ['comment cuire un œuf ?'],
    [''],
    ['?!'],
  ])('%s', async (question) => {
    expect((await scene.ask(question)).verdict).not.toBe('answered');
  });
});
