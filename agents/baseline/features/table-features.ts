import { isMissing, toNumber } from "../csv.ts";
import { columnKind, parseDate, splitComposite } from "./column-kinds.ts";

/** A feature of the training rows followed by the test rows. */
export type Feature =
  | { kind: "number"; name: string; values: Float64Array }
  | { kind: "category"; name: string; values: string[] };

const millisecondsPerHour = 3_600_000;
const millisecondsPerDay = 24 * millisecondsPerHour;
const fewCategories = 12;

/**
 * Turns a column (training rows, then test rows) into features: numbers as they are, dates into
 * their parts, composites into theirs; identifiers and texts give none.
 */
export function columnFeatures(name: string, cells: readonly string[]): Feature[] {
  switch (columnKind(cells)) {
    case "number":
      return numberFeatures(name, Float64Array.from(cells, toNumber));
    case "category":
      return [{ kind: "category", name, values: [...cells] }];
    case "date":
      return dateFeatures(name, Float64Array.from(cells, parseDate));
    case "composite":
      return splitComposite(cells).flatMap((part, k) => columnFeatures(`${name}[${k}]`, part));
    case "identifier":
    case "text":
      return [];
  }
}

/** Integers of few values may as well be codes of categories, so they count as both. */
function numberFeatures(name: string, values: Float64Array): Feature[] {
  const distinct = new Set(values);
  const number: Feature = { kind: "number", name, values };
  const mayBeCode = distinct.size > 2 && distinct.size <= fewCategories;
  if (!mayBeCode) return [number];
  const codes = Array.from(values, (value) => (Number.isNaN(value) ? "" : String(value)));
  return [number, { kind: "category", name: `${name} code`, values: codes }];
}

function dateFeatures(name: string, times: Float64Array): Feature[] {
  const parts: Record<string, (time: number) => number> = {
    days: (time) => time / millisecondsPerDay,
    hour: (time) => (time % millisecondsPerDay) / millisecondsPerHour,
    weekday: (time) => new Date(time).getUTCDay(),
    "day of month": (time) => new Date(time).getUTCDate(),
    month: (time) => new Date(time).getUTCMonth(),
  };
  const numbers = Object.entries(parts).map(
    ([part, of]): Feature => ({
      kind: "number",
      name: `${name} ${part}`,
      values: times.map((time) => (Number.isNaN(time) ? Number.NaN : of(time))),
    }),
  );
  const days = Array.from(times, (time) =>
    Number.isNaN(time) ? "" : String(Math.floor(time / millisecondsPerDay)),
  );
  return [...numbers, { kind: "category", name: `${name} day`, values: days }];
}

/** Each category's rank by frequency, commonest first; NaN where missing. */
export function frequencyRanks(values: readonly string[]): Float64Array {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const order = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const ranks = new Map(order.map(([value], rank) => [value, rank]));
  return Float64Array.from(values, (value) => (isMissing(value) ? Number.NaN : ranks.get(value)!));
}

/**
 * Mean target by category, drawn towards the overall mean as if by `weight` more rows. A training
 * row's own target never counts for it: its mean comes from the other four fifths (`folds`).
 */
export function targetMeans(
  values: readonly string[],
  target: Float64Array,
  folds: Int32Array,
  weight: number,
): Float64Array {
  const overall = target.reduce((a, b) => a + b, 0) / target.length;
  const totals = new Map<string, { sum: number; count: number }>();
  const add = (key: string, value: number) => {
    const total = totals.get(key) ?? { sum: 0, count: 0 };
    total.sum += value;
    total.count++;
    totals.set(key, total);
  };
  target.forEach((value, row) => {
    add(values[row], value);
    add(foldKey(folds[row], values[row]), value);
  });
  const none = { sum: 0, count: 0 };
  return Float64Array.from(values, (value, row) => {
    const all = totals.get(value) ?? none;
    const own = row < target.length ? totals.get(foldKey(folds[row], value))! : none;
    return (all.sum - own.sum + weight * overall) / (all.count - own.count + weight);
  });
}

function foldKey(fold: number, value: string): string {
  return `${fold}\u0000${value}`;
}

/** Categories of two features at once, such as origin and day. */
export function pairs(a: readonly string[], b: readonly string[]): string[] {
  return a.map((value, row) => `${value}\u0001${b[row]}`);
}
