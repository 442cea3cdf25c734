/**
 * Library mode: the gate in the shop's own process, for volumes at which a call per order costs more than the judgement.
 * `knowledgeCache` keeps the edition in force loaded over any `ObjectStore` and `SourceStore`; `screen` judges. Same code, same
 * editions, same replay as the service.
 */
export { canonicalJson, digestOf } from './decisions/canonical-json.ts';
export { knowledgeCache } from './flows/knowledge-cache.ts';
export type { KnowledgePort, ObjectStore, SourceStore } from './flows/world.ts';
export type { Judgement } from './model/decision.ts';
export type { Finding, Gap, Match } from './model/finding.ts';
export type { Order } from './model/order.ts';
export type { Circumstances, Knowledge } from './screening/knowledge.ts';
export { screen } from './screening/screen.ts';
