import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';

/** One worker of the simulated world: a node, a job, a client. Each draws its own luck, so that one seed is one run. */
export interface Actor {
  name: string;
  /** A job: alone in its process, may die, and compresses in real time. Requests of one node share a process and its cache. */
  job: boolean;
  random(): number;
  dead: boolean;
  finished: boolean;
  /** Steps begun and not answered: an actor with none, not finished, is computing. */
  waiting: number;
}

interface Due {
  at: number;
  order: number;
  actor: Actor;
  act: () => void;
}

/** Chances of what may go wrong with one step, 0–1. */
export interface Faults {
  /** The actor dies before or after the step took effect. */
  crash: number;
  /** Refused: throttled, 500, reset before it took effect. */
  refuse: number;
  /** Took effect, and the answer is lost. */
  ambiguous: number;
  /** No answer for the time-out; it may have taken effect. */
  hang: number;
}

/** How often each kind of fault was drawn. */
export type Injected = Record<string, number>;

export const noFaults: Faults = { crash: 0, refuse: 0, ambiguous: 0, hang: 0 };

/** Milliseconds: an ordinary step, and the time-out of the drivers. */
const stepMsMax = 40;
const timeoutMs = 250;

/** Things to come in order of time; what is due at once keeps the order in which it was asked for. */
function agenda() {
  const queue: Due[] = [];
  let order = 0;
  const push = (at: number, actor: Actor, act: () => void): void => {
    const due = { at, order: order++, actor, act };
    let low = 0;
    let high = queue.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = queue[middle] as Due;
      if (other.at < at || (other.at === at && other.order < due.order)) low = middle + 1;
      else high = middle;
    }
    queue.splice(low, 0, due);
  };
  return { push, next: () => queue[0], shift: () => queue.shift() };
}

/** Who is at work. One for all shops: each new storage would weigh on every later step of the process. */
const local = new AsyncLocalStorage<Actor>();

/** Simulated time: everything that happens is one step of one actor, and one seed is one order of steps. */
export function createScheduler(seed: number) {
  const { push, next, shift } = agenda();
  let now = 0;
  let actors = 0;
  let faults: Faults = noFaults;
  const { injected, note } = countFaults();

  const later: Later = (actor, ms, act) => {
    actor.waiting++;
    return new Promise((resolve, reject) =>
      push(now + ms, actor, () => {
        actor.waiting--;
        try {
          resolve(act());
        } catch (error) {
          reject(error);
        }
      }),
    );
  };
  /** One step over the simulated network. Outside of an actor it simply happens. */
  const step = <T>(act: () => Promise<T> | T): Promise<T> => {
    const actor = local.getStore();
    if (!actor) return Promise.resolve(act());
    return actor.dead ? never() : faultyStep(actor, faults, note, later, act);
  };
  const spawn = (name: string, at: number, work: () => Promise<void>, job = true): Actor => {
    const luck = random(seed * 7919 + actors++);
    const actor: Actor = { name, job, random: luck, dead: false, finished: false, waiting: 1 };
    const done = () => {
      actor.finished = true;
    };
    push(at, actor, () => {
      actor.waiting--;
      local.run(actor, () => void work().then(done, done));
    });
    return actor;
  };
  const run = async (until: number): Promise<void> => {
    for (let due = next(); due && due.at <= until; due = next()) {
      shift();
      now = Math.max(now, due.at);
      if (due.actor.dead) continue;
      due.act();
      await settled();
      // Real work (compression) ends in its own time; simulated time stands still for it.
      while (due.actor.job && !due.actor.finished && !due.actor.dead && due.actor.waiting === 0) await setImmediate();
    }
    now = Math.max(now, until);
  };
  const sleep = (ms: number): Promise<void> => {
    const actor = local.getStore();
    return actor ? later(actor, ms, () => {}) : Promise.resolve();
  };
  const setFaults = (coming: Faults): void => {
    faults = coming;
  };
  return { now: () => now, step, sleep, spawn, run, setFaults, note, injected };
}

function countFaults(): { injected: Injected; note: (kind: string) => void } {
  const injected: Injected = {};
  const note = (kind: string): void => {
    injected[kind] = (injected[kind] ?? 0) + 1;
  };
  return { injected, note };
}

/** Comes after everything that is ready to run: ticks are taken when no promise is left to settle. */
const settled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

type Later = <T>(actor: Actor, ms: number, act: () => Promise<T> | T) => Promise<T>;

/** Draws what happens to one step. Always the same number of draws, so that a fault more does not change the rest of the run. */
function faultyStep<T>(
  actor: Actor,
  { crash, refuse, ambiguous, hang }: Faults,
  note: (kind: string) => void,
  later: Later,
  act: () => Promise<T> | T,
): Promise<T> {
  const luck = actor.random();
  const ms = 1 + actor.random() * stepMsMax;
  const half = actor.random() < 0.5;
  if (luck >= crash + refuse + ambiguous + hang) return later(actor, ms, act);
  if (luck < crash && actor.job) {
    note('crash');
    return die(actor, ms, later, half ? act : null);
  }
  if (luck < crash + refuse) {
    note('refused');
    return later(actor, ms, () => lost('ThrottlingException'));
  }
  if (luck < crash + refuse + ambiguous) {
    note('answer lost');
    return later(actor, ms, async () => lost('ECONNRESET', await act()));
  }
  note('hang');
  return later(actor, timeoutMs, async () => lost('TimeoutError', half ? await act() : null));
}

function die<T>(actor: Actor, ms: number, later: Later, act: (() => Promise<T> | T) | null): Promise<T> {
  void later(actor, ms, async () => {
    await act?.();
    actor.dead = true;
  });
  return never();
}

const never = <T>(): Promise<T> => new Promise(() => {});

export type Scheduler = ReturnType<typeof createScheduler>;

function lost(name: string, _effect?: unknown): never {
  throw Object.assign(new Error(`simulated ${name}`), { name });
}

/** Mulberry32: small, fast, and the same on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
