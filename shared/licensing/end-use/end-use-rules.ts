import type { EndUseRule } from './end-use-rule.ts';
import { otherEndUses } from './other-end-uses.ts';
import { usEndUses } from './us-end-uses.ts';

/** Every end-use rule, dated and cited: a row is all it takes to add one. */
export const endUseRules: readonly EndUseRule[] = [...usEndUses, ...otherEndUses];
