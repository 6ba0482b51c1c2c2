// Furniture is taken out; prose that only resembles it stays.
import { describe, expect, it } from 'vitest';
import { isFurniture } from '../../src/ingest/furniture.ts';

const FURNITURE = `
FacebookTwitterLinkedinEmail
Facebook | X | WhatsApp | E-mail
Partager sur Facebook
Share this article on X
Bouton retour en haut de la page
Aller au contenu principal
Lire aussi : Le stade rouvre ses portes
À lire aussi : Pourquoi le stade rouvre-t-il ?
À LIRE AUSSI
A lire également : Le budget en cinq chiffres
> Lire aussi notre enquête sur le stade
Read more: Port profits rise for fourth year
Also read: What happens to the crane now?
Related articles
Publié le 30 septembre 2021 à 10h30
Publié le 30/09/2021 à 10:30, mis à jour le 01/10/2021 à 09:12
Mis à jour le 1er octobre 2021
Published 3 hours ago
Last updated: 30 September 2021 at 10:30 GMT
Abonnez-vous à notre newsletter
Sign up to our daily newsletter
Subscribe
Votre adresse e-mail
12 commentaires
View all comments (14)
© 2023 The Ledger. All rights reserved.
La suite après cette publicité
Article réservé à nos abonnés
Temps de lecture : 4 min
Tout accepter
Continuer sans accepter`;

const PROSE = `
Facebook, Twitter et LinkedIn ont annoncé une baisse de leurs revenus.
Facebook and Twitter said on Monday that they would appeal.
Share prices fell
Share prices fell on Tuesday.
Partager le gâteau
Partager le pouvoir
Lire aussi les classiques, voilà son conseil.
Lire aussi bien que parler
Read more books, the minister told pupils.
Read more carefully: the law says nothing of the kind.
Related: that is what the two men are, the court heard.
Copyright law needs reform, experts say.
(c) the third point of the agreement
Subscribe to the view that nobody is above the law
Sign up for the draft began on Monday.
Follow us on the trail, the guide said.
Publié en 2021, le livre a été traduit dans douze pays.
Published in 2021, the book was an instant success.
Mis à jour le mois dernier, le plan prévoit deux ans de travaux.
Par ailleurs, le ministre a promis des aides.
Par Paris, la route est plus longue.
By Monday evening, the road was open.
We ate cookies in the kitchen, she said.
Nous avons mangé des cookies, raconte l’élève.
“We use cookies on our website,” the company told the court.
12 commentaires ont été supprimés.
Retour en haut du classement pour le club
Print is dead, she said.
Tags: that is what the children call them.
AFP journalists were at the scene.
Abonnez-vous, disait l’affiche, et personne ne l’a fait.`;

const lines = (list: string) => list.trim().split('\n');

describe('furniture', () => {
  it.each(lines(FURNITURE))('goes: %s', (line) => expect(isFurniture(line, 20)).toBe(true));
  it.each(lines(PROSE))('stays: %s', (line) => expect(isFurniture(line, 0)).toBe(false));
  it.each(['Par Anne Dupont, avec AFP', 'By Sam Ito and Ruth Calloway', 'Avec AFP', 'AFP', 'Tags : ville, piscine'])(
    'goes near the edge of a page alone: %s',
    (line) => expect([isFurniture(line, 1), isFurniture(line, 20)]).toEqual([true, false]),
  );
});
