import { describe, expect, it } from 'vitest';
import { lawTables } from '../../shared/licensing/law-tables.ts';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import type { Decision } from '../../shared/model/decision.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import type { Knowledge } from '../../shared/screening/knowledge.ts';
import { renderDecision } from '../../shared/screening/render-decision.ts';
import { screen } from '../../shared/screening/screen.ts';
import { circumstances, noKnowledge, type OrderFacts, orderOf } from './order-for-checks.ts';

const index = loadIndex(buildIndex([]));
if (!index.ok) throw new Error(index.trouble.message);
const knowledge: Knowledge = { ...noKnowledge, index: index.value, law: lawTables({}), ruleset: defaultRuleset() };

const decided = (facts: OrderFacts): Decision => ({
  ...screen(orderOf(facts), knowledge, circumstances),
  id: 'dec_1',
  reference: 'SO-1',
  stage: 'checkout',
  createdAt: circumstances.now,
  simulated: false,
  review: null,
  supersedes: null,
  trigger: 'order',
  digest: 'sha256:00',
});

const text = (facts: OrderFacts): string => renderDecision(decided(facts));

describe('renderDecision', () => {
  it('opens with what was decided and closes with the knowledge it was decided on', () => {
    const [paragraph] = text({ destination: { country: 'UA', city: 'Simferopol' } }).split('\n\n');
    expect(paragraph).toMatch(
      /^By decision dec_1 of 2026-11-23T12:00:00Z at stage checkout, order SO-1 is refused: prohibited\./,
    );
    expect(paragraph).toMatch(/knowledge edition ed_test, ruleset rs_\w+ and engine test/);
    expect(paragraph).toContain('(US: prohibited; Executive Order 13685, 79 FR 77357, edition');
    expect(paragraph).toContain('(US: a license is required; 15 CFR Part 746, 746.6(a)(1), edition 2026-09-24).');
  });

  it('gives every reason a citation with an edition', () => {
    const decision = decided({ destination: { country: 'RU' }, items: [{ classification: { us: '5A992.c', hs: '851713' } }] });
    const rendered = renderDecision(decision);
    for (const finding of decision.findings)
      expect([finding.title, finding.detail].some((said) => rendered.includes(said.replace(/^\S+ |\.$/g, '')))).toBe(true);
    expect(rendered.match(/edition /g)?.length ?? 0).toBeGreaterThanOrEqual(decision.findings.length);
    expect(rendered).not.toMatch(/undefined|null|\[object|\.\./);
  });

  it('lists ways, open facts and what was looked at besides', () => {
    const cuba = text({ destination: { country: 'CU' } });
    expect(cuba).toMatch(/What would authorize it:\n- GFT is a candidate for item 1 against 746\.2\(a\)/);
    expect(text({ destination: { country: 'RU' } })).toContain('Facts that would decide:\n- items[1].classification.hs');
    expect(text({ destination: { country: 'DE' } })).toContain('Looked at besides:\n- Ownership was not given');
  });

  it('says why an order is clear, and that nobody on the lists was found', () => {
    const decision = decided({ destination: { country: 'DE' }, items: [{ classification: { us: 'EAR99' } }] });
    const sources = [
      { id: 'us-csl', version: 'v', publishedAt: '2026-07-31T13:15:00Z', entries: 3, provenance: 'mirrored' as const },
    ];
    const rendered = renderDecision({ ...decision, pinned: { ...decision.pinned, sources } });
    const [paragraph] = rendered.split('\n\n');
    expect(paragraph).toContain('EAR99 items need no license to Germany');
    expect(paragraph).toContain('No party of the order matched an entry');
    expect(rendered).toContain('- us-csl, published 2026-07-31, 3 entries, mirrored');
  });

  it('tells the lists of one file behind it', () => {
    const decision = decided({ destination: { country: 'DE' } });
    const list = { version: 'v', publishedAt: '2026-07-31', provenance: 'mirrored' as const };
    const sources = [
      { ...list, id: 'us-csl', entries: 5 },
      { ...list, id: 'us-bis-el', entries: 3, via: 'us-csl' },
      { ...list, id: 'us-bis-meu', entries: 2, via: 'us-csl' },
    ];
    const rendered = renderDecision({ ...decision, pinned: { ...decision.pinned, sources } });
    expect(rendered).toContain('- us-csl, published 2026-07-31, 5 entries, mirrored (us-bis-el 3, us-bis-meu 2)\n');
  });

  it('tells weaker matches of one party on one list in one sentence, with every entry cited', () => {
    const decision = decided({ destination: { country: 'DE' } });
    const match = (n: number): Finding =>
      ({
        ...base,
        id: `f${n}`,
        title: `The name matches Kestrel Works ${n} on us-bis-el (9${n} of 100, strong).`,
        match: { entry: { source: 'us-bis-el' }, matchedName: `Kestrel Works ${n}`, score: 0.9 - n / 100, via: 'name' },
        citations: [{ instrument: 'Entity List', pinpoint: `us-bis-el:${n}`, url: null, edition: '2026-07-31' }],
      }) as unknown as Finding;
    const base = {
      check: 'party',
      code: 'party.name_match',
      jurisdiction: 'US',
      outcome: 'review',
      hard: false,
      detail: '',
      party: 'buyer',
      item: null,
      missingFacts: [],
    };
    const paragraph = (count: number): string =>
      renderDecision({ ...decision, findings: Array.from({ length: count }, (_, n) => match(n)) }).split('\n\n')[0] ?? '';
    expect(paragraph(3).match(/The name matches/g)).toHaveLength(3);
    expect(paragraph(5).match(/The name matches/g)).toHaveLength(1);
    expect(paragraph(5)).toContain('also comes near 4 further entries of us-bis-el, each to be compared: Kestrel Works 1 (89)');
    expect(paragraph(5)).toContain('us-bis-el:4, edition 2026-07-31');
  });

  it('says a license requirement once, by its reason, and names transaction exceptions together', () => {
    const rendered = text({ destination: { country: 'AE' }, items: [{ classification: { us: '5A002.a' } }] });
    expect(rendered).toContain(
      '5A002.a (item 1) needs a license to the United Arab Emirates for national security (NS): NS1 is marked',
    );
    expect(rendered.match(/5A002\.a \(item 1\) needs a license/g)).toHaveLength(2);
    expect(rendered).toMatch(/- ENC is a candidate for item 1 against NS1, 742\.15; to confirm: /);
    expect(rendered).toMatch(/- for certain transactions also TMP \(740\.9\), RPL \(740\.10\)/);
  });

  it('names only what lifts a requirement that is lifted', () => {
    const rendered = text({ destination: { country: 'BR' }, items: [{ classification: { us: '3A001.a.7' } }] });
    expect(rendered).toContain('- GBS is available for item 1 against NS2 (740.4)');
    expect(rendered).not.toContain('RPL');
  });

  it('renders the same decision to the same text', () => {
    const decision = decided({ destination: { country: 'SY' } });
    expect(renderDecision(structuredClone(decision))).toBe(renderDecision(decision));
  });
});
