// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Review } from '../document/review';
import { some } from '../live/some';
import { DocumentStore } from '../live/store';
import type { Figures, Round } from '../wire';
import { Agreement } from './agreement';
import { BetweenRounds } from './between-rounds';
import { CampsPart } from './camps';
import { Contested } from './contested';
import { MapPart } from './opinion-map';
import { someFigures } from './some';
import { TurnoutPart } from './turnout';

const place = document.body.appendChild(document.createElement('div'));
const said = (part: ComponentChild): string => {
  render(null, place);
  render(part, place);
  return place.textContent ?? '';
};
const blind = some.round(1, { visibility: 'blind-until-closed' });

function reviewIn(round: Round, role: 'reviewer' | 'chair' = 'reviewer'): Review {
  const text = { ...some.document(), role, rounds: [round] };
  const review = { text, store: new DocumentStore(text), current: signal(0), documentRound: round };
  return { ...review, nameOf: (id: string) => id, isMe: () => false } as unknown as Review;
}

afterEach(() => render(null, place));

describe('what is hidden', () => {
  it('is said to be so, and no figure stands in its place', () => {
    const review = reviewIn(blind);
    const figures = someFigures({ document: null });
    const parts = [
      <Agreement figures={null} round={blind} />,
      <BetweenRounds figures={null} round={blind} />,
      <Contested review={review} figures={figures} />,
      <CampsPart review={review} camps={null} />,
      <MapPart review={review} map={null} />,
    ];
    for (const part of parts) {
      expect(said(part)).toContain('Hidden until the round closes.');
      expect(place.querySelectorAll('svg, td, .bar')).toHaveLength(0);
    }
  });

  it('are the names of those who are behind, from all but chairs and in anonymous rounds', () => {
    const turnout = (round: Round, role: 'reviewer' | 'chair'): string =>
      said(<TurnoutPart review={reviewIn(round, role)} figures={someFigures()} />);
    expect(turnout(some.round(), 'reviewer')).toContain('shown to chairs only');
    expect(turnout(some.round(1, { naming: 'anonymous' }), 'chair')).toContain('The round is anonymous');
    expect(turnout(some.round(), 'reviewer')).toContain('5 of 12 have judged every paragraph.');
  });
});

describe('what is not defined', () => {
  it('says why, and shows no number', () => {
    const none = { value: null, why: 'Nobody has judged anything yet.' };
    const figures = { ...someFigures().document!, alphaNominal: none, alphaOrdinal: none, ac1: none, ac2: none };
    const text = said(<Agreement figures={{ ...figures, coverage: none }} round={some.round()} />);
    expect(text.match(/Not defined: nobody has judged anything yet\./g)).toHaveLength(5);
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
    expect(place.querySelector('.plot')).toBeNull();
  });

  it('is said of a map and of camps too', () => {
    const review = reviewIn(some.round());
    expect(said(<MapPart review={review} map={{ why: 'Two people have voted; a map needs four.' }} />)).toContain(
      'a map needs four',
    );
    const camps: Figures['camps'] = { kind: 'found', groups: [], paragraphs: [], representative: [] };
    expect(said(<CampsPart review={review} camps={camps} />)).toContain('No groups stand out');
  });
});

describe('what is there', () => {
  it('stands with its interval and in words', () => {
    const text = said(<Agreement figures={someFigures().document} round={some.round()} />);
    expect(text).toContain('0.42 0.31 to 0.52');
    expect(text).toContain('Moderate agreement beyond chance, though it may be anything from fair to moderate.');
    expect(text).toContain('18 of 36 possible judgements have been given, 1 abstention among them.');
  });

  it('leads to the paragraphs it is about, with how they lie', () => {
    const text = said(<Contested review={reviewIn(some.round())} figures={someFigures()} />);
    expect(text).toContain('Text 2');
    expect(text).toContain('MedianNeeds work');
    expect(text).toContain('A−0.20, spread over the scale');
    expect(place.querySelector('.bar')?.getAttribute('aria-label')).toBe(
      'Votes: Accept 4, Needs work 1, Reject 4, Abstain 0',
    );
    expect(place.querySelector('a')?.getAttribute('href')).toBe('/documents/doc#p2');
  });
});
