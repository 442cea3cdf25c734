import type { EuLaw, UsLaw } from '../model/law.ts';
import annexI from './eu/tables/annex-i.json' with { type: 'json' };
import annexII from './eu/tables/general-authorizations.json' with { type: 'json' };
import controlList from './us/tables/control-list.json' with { type: 'json' };
import chart from './us/tables/country-chart.json' with { type: 'json' };
import groups from './us/tables/country-groups.json' with { type: 'json' };
import exceptions from './us/tables/exceptions.json' with { type: 'json' };
import sanctions from './us/tables/parts-744-746.json' with { type: 'json' };

/** The embedded editions, put together in the form every edition has. */
export const starterUs = {
  kind: 'us-ear',
  format: 1,
  edition: controlList.edition,
  stamps: { chart: chart.stamp, groups: groups.stamp, ccl: controlList.stamp, exceptions: exceptions.stamp, ...sanctions.stamps },
  columns: chart.columns,
  chart: chart.chart,
  footnotes: chart.footnotes,
  inherits: chart.inherits,
  groups: groups.groups,
  entries: controlList.entries,
  exceptions: exceptions.exceptions,
  stays: sanctions.stays,
  hts: sanctions.hts,
  partners: sanctions.partners,
  sdnTags: sanctions.sdnTags,
} as unknown as UsLaw;

export const starterEu = {
  kind: 'eu-dual-use',
  format: 1,
  edition: annexI.edition,
  stamps: { annexI: annexI.stamp, annexII: annexII.stamp },
  entries: Object.fromEntries(Object.entries(annexI.entries).map(([code, title]) => [code, { title }])),
  sectionI: annexII.sectionI,
  authorizations: annexII.authorizations,
} as unknown as EuLaw;
