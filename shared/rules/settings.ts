import type { Ruleset } from '../model/rule.ts';

/** Settings a ruleset may carry, with their unit in the name, bounds and the value when it says nothing. */
export const settings = {
  /** Hours a person has for a new review. An overdue review stays open: nothing closes by time. */
  reviewDueHours: { default: 24, min: 1, max: 720 },
  /** A claim lapses after this long without an action, so that no case is stuck with somebody on leave. */
  reviewClaimMinutes: { default: 60, min: 5, max: 1_440 },
  /** A second person must approve what releases an order. */
  fourEyes: { default: false },
  /** A second person must accept a list version the guard held back. (A file carried in by hand always takes two.) */
  listFourEyes: { default: false },
  /** 31 CFR 501.601 asks for 10 years since 2025-03-12; 15 CFR 762.6 and Regulation (EU) 2021/821 Article 27 for 5. */
  retentionYears: { default: 10, min: 5, max: 100 },
  /** Clear decisions of carts that never became an order. */
  abandonedCartDays: { default: 90, min: 1, max: 3_650 },
  /** Longest life of a suppression. */
  suppressionDays: { default: 365, min: 1, max: 1_825 },
  /** Known true matches a backtest looks for reach back this far. */
  backtestDays: { default: 30, min: 1, max: 366 },
} as const satisfies Record<string, { default: number; min: number; max: number } | { default: boolean }>;

export type SettingName = keyof typeof settings;
type Widened<T> = T extends number ? number : T extends boolean ? boolean : never;
type SettingValue<N extends SettingName> = Widened<(typeof settings)[N]['default']>;

/** The ruleset's value of a setting, or the default. */
export function settingOf<N extends SettingName>(ruleset: Pick<Ruleset, 'settings'>, name: N): SettingValue<N> {
  return (ruleset.settings[name] ?? settings[name].default) as SettingValue<N>;
}
