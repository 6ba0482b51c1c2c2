// Honest sentences about unseen articles, in the article's language and in the other, as a careful model would write.
// `from` holds words of the sentences cited. Beside them the same sentences with a lie in them.

export interface Paraphrase {
  readonly article: string;
  readonly lang: 'en' | 'fr';
  readonly text: string;
  readonly from: readonly string[];
}

const hospital = 'fr-greve-hopital';
const rocket = 'fr-fusee-kourou';
const storm = 'en-storm-live';
const mine = 'en-mining-accident';

const row = (article: string, lang: 'en' | 'fr', text: string, ...from: string[]): Paraphrase => ({
  article,
  lang,
  text,
  from,
});

export const HONEST: readonly Paraphrase[] = [
  row(hospital, 'fr', 'La grève des urgences concerne 41 établissements, selon les syndicats.', 'touche désormais 41'),
  row(
    hospital,
    'en',
    'The emergency services strike now affects 41 hospitals, unions said on Monday.',
    'touche désormais 41',
  ),
  row(hospital, 'en', 'Health Minister Claire Le Bihan promised reinforcements before the summer.', 'avant l’été'),
  row(hospital, 'fr', 'Thierry Fontaine demande « des noms et des dates ».', 'nous voulons des noms'),
  row(
    hospital,
    'en',
    'An 81-year-old patient waited nineteen hours on a stretcher, according to Thierry Fontaine.',
    'dix-neuf heures',
    'grince Thierry Fontaine',
  ),
  row(
    hospital,
    'en',
    'The plan provides 230 million euros over three years, including a night bonus of 90 euros.',
    '230 millions',
  ),
  row(hospital, 'fr', 'Les négociations doivent reprendre jeudi à 9 heures.', 'à 9 heures'),
  row(
    hospital,
    'en',
    'Negotiations will resume on Thursday at 9 a.m., the office of Claire Le Bihan said.',
    'à 9 heures',
  ),
  row(hospital, 'fr', 'La direction de l’hôpital a ouvert une enquête interne.', 'enquête interne'),
  row(
    rocket,
    'en',
    'The European launcher Altaïr-2 took off from Kourou on Sunday and placed eleven small satellites in orbit.',
    'onze petits satellites',
  ),
  row(rocket, 'fr', 'Altaïr-2 a placé 11 satellites en orbite dimanche.', 'onze petits satellites'),
  row(rocket, 'en', 'The upper stage shut down 63 seconds too early.', 'soixante-trois secondes'),
  row(rocket, 'en', 'Its development cost 3.1 billion euros, 700 million more than planned.', '3,1 milliards'),
  row(rocket, 'en', 'The European Space Agency announced an inquiry.', 'ouverture d’une enquête'),
  row(
    rocket,
    'en',
    'Maud Sevestre, the programme director, said the failure probably came from a helium valve.',
    's’est exclamée la directrice',
    'vanne d’hélium',
  ),
  row(
    rocket,
    'fr',
    'Pavel Anders, l’architecte du moteur, reconnaît que son équipe a été trop optimiste.',
    'admet Pavel Anders',
  ),
  row(rocket, 'en', 'The second launch is planned for September.', 'prévu en septembre'),
  row(storm, 'fr', 'Quelque 91 000 foyers sont privés d’électricité.', '91,000 homes'),
  row(storm, 'fr', 'Le Premier ministre Conor Boyle a appelé à rester à la maison.', 'urged Conor Boyle'),
  row(storm, 'en', 'The army has 400 troops on standby, Conor Boyle said.', '400 troops', 'urged Conor Boyle'),
  row(
    storm,
    'fr',
    'La compagnie de ferries Blueline annule toutes les traversées jusqu’à samedi.',
    'Blueline confirms',
  ),
  row(
    storm,
    'fr',
    'Maeve Grady a demandé de ne plus partager la vidéo, filmée en 2019.',
    'wrote Maeve Grady',
    'filmed in 2019',
  ),
  row(storm, 'fr', 'La tempête a touché terre à 10 h 20.', 'made landfall'),
  row(storm, 'en', 'The storm is expected to be the worst since 2014.', 'worst since 2014'),
  row(
    mine,
    'fr',
    'Quatre mineurs sont morts et deux sont toujours portés disparus après l’effondrement d’un toit dans une mine du Kentucky.',
    'Four miners were killed',
  ),
  row(
    mine,
    'en',
    'Four miners died and two are missing after a roof collapsed at the Sable Fork mine in Kentucky.',
    'Four miners were killed',
  ),
  row(mine, 'fr', 'Le toit s’est effondré à 5 h 40.', '5:40 a.m.'),
  row(
    mine,
    'fr',
    'La mine avait été sanctionnée 31 fois en deux ans, selon l’inspectrice Beth Hallowell.',
    'cited 31 times',
    'Beth Hallowell was',
  ),
  row(
    mine,
    'en',
    'Dale Crowder, who leads the rescue, said a hole six inches wide was drilled into the chamber.',
    'said Dale Crowder',
    'six-inch hole',
  ),
  row(
    mine,
    'fr',
    'Pinnacle Ridge Resources, propriétaire de la mine, paiera les obsèques.',
    'Pinnacle Ridge Resources',
  ),
  row(mine, 'en', 'The Mine Workers Alliance demanded a federal inquiry.', 'demanded a federal inquiry'),
  row(
    mine,
    'fr',
    'Le gouverneur Ray Burdette a promis de garder les lumières allumées jusqu’à ce que les hommes soient retrouvés.',
    'Ray Burdette flew',
  ),
];

export const FALSE: readonly Paraphrase[] = [
  row(hospital, 'en', 'The strike now affects 14 hospitals.', 'touche désormais 41'),
  row(hospital, 'en', 'Thierry Fontaine promised reinforcements before the summer.', 'avant l’été'),
  row(hospital, 'fr', 'La direction de l’hôpital a confirmé l’incident.', 'ni confirmé ni démenti'),
  row(hospital, 'en', 'Negotiations resumed on Tuesday at 9 a.m.', 'à 9 heures'),
  row(hospital, 'en', 'The plan provides 230 billion euros.', '230 millions'),
  row(hospital, 'fr', 'Claire Le Bihan a dénoncé une « opération de communication ».', 'opération de communication'),
  row(rocket, 'en', 'The launcher placed twelve satellites in orbit.', 'onze petits satellites'),
  row(rocket, 'en', 'Its development cost 31 billion euros.', '3,1 milliards'),
  row(rocket, 'en', 'Elon Musk welcomed them to the club.', 'Bienvenue au club'),
  row(rocket, 'fr', 'Tom Hadley admet : « Nous avons été trop optimistes ».', 'admet Pavel Anders'),
  row(rocket, 'en', 'The second launch is planned for October.', 'prévu en septembre'),
  row(rocket, 'en', 'Maud Sevestre called it “a triumph for Europe”.', 's’est exclamée la directrice'),
  row(storm, 'fr', 'Quelque 9 100 foyers sont privés d’électricité.', '91,000 homes'),
  row(storm, 'en', 'Ruth Boyle urged people to stay at home.', 'urged Conor Boyle'),
  row(storm, 'en', 'A dam has burst at Lough Nure.', 'It has not', 'dam has burst'),
  row(storm, 'fr', 'La tempête a touché terre à 22 h 20.', 'made landfall'),
  row(storm, 'en', 'Niamh Daly said “I’d rather have a cold house than a widower”.', 'a cold house'),
  row(mine, 'fr', 'Quatorze mineurs sont morts.', 'Four miners were killed'),
  row(mine, 'en', 'Tomás Ortega said “We are moving rock by hand”.', 'moving rock by hand'),
  row(mine, 'en', 'The company said whether the section had been inspected this month.', 'declined to say whether'),
  row(mine, 'en', 'Heavy rain last weekend weakened the shale.', 'heavy rain last weekend'),
  row(mine, 'fr', 'Linda Burdette a accusé le propriétaire.', 'accused the owner'),
  row(mine, 'en', 'The mine employs 221 people.', 'employs 212'),
  row(mine, 'en', 'Donald Trump flew in at noon.', 'Ray Burdette flew'),
  // In the wrong language, as a whole or where it counts.
  row(hospital, 'en', 'La grève touche désormais quatorze hôpitaux.', 'touche désormais 41'),
  row(hospital, 'en', 'The patient waited douze hours on a stretcher.', 'dix-neuf heures'),
  row(hospital, 'en', 'The first payments are now due in mars.', 'repoussés à septembre'),
  row(rocket, 'en', 'The launcher placed douze satellites in orbit.', 'onze petits satellites'),
  row(mine, 'fr', 'La mine emploie three personnes.', 'employs 212'),
];
