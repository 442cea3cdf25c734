/**
 * EventBridge's form of a five-field cron line (minute hour day month weekday, UTC), as the manifest and the catalog
 * write it for the local scheduler. EventBridge adds a year, counts Sunday as 1, and wants `?` in one of the two day fields.
 * Source: EventBridge Scheduler user guide, "Schedule types".
 */
export function scheduleExpression(cron: string): string {
  const fields = cron.trim().split(/\s+/);
  const [minute, hour, day, month, weekday] = fields;
  if (fields.length !== 5 || !minute || !hour || !day || !month || !weekday) {
    throw new Error(`schedule \`${cron}\`: expected five fields, minute hour day month weekday`);
  }
  if (day !== '*' && weekday !== '*') throw new Error(`schedule \`${cron}\`: expected \`*\` as day of the month or as weekday`);
  const days = weekday === '*' ? `${day} ${month} ?` : `? ${month} ${weekday.replace(/(?<!\/)\d+/g, weekdayNumber)}`;
  return `cron(${fromStart(minute)} ${fromStart(hour)} ${days} *)`;
}

/** Every n-th: EventBridge documents `0/n`. */
function fromStart(field: string): string {
  return field.replace(/^\*\//, '0/');
}

/** Sunday is 0 or 7 in cron and 1 in EventBridge. */
function weekdayNumber(cronDay: string): string {
  return String((Number(cronDay) % 7) + 1);
}
