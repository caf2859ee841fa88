import { concatTables, type Table } from "mlebench";
import { targets } from "./targets.ts";

const RARE = "question_type_spelling";

interface Sides {
  train: Table;
  test: Table;
}

/**
 * Questions about spelling are so rare that the test set may have none. Its first row then changes
 * places with the first training row that is one.
 */
export function withSpellingQuestion({ train, test }: Sides): Sides {
  if (distinctValues(test, RARE) !== 1) return { train, test };
  const spelling = train.column(RARE);
  let place = 0;
  while (place < train.rowCount && spelling.numberAt(place) === 0) place++;
  if (place === train.rowCount) throw new Error(`No training row has a value in ${RARE}.`);
  const all = concatTables([test, train]);
  const order = Uint32Array.from({ length: all.rowCount }, (_, row) => row);
  order[0] = test.rowCount + place;
  order[order[0]] = 0;
  return {
    test: all.take(order.subarray(0, test.rowCount)),
    train: all.take(order.subarray(test.rowCount)),
  };
}

/** A rank correlation needs two different values in each column. */
export function requireVariety(answers: Table): void {
  const constant = targets.find((target) => distinctValues(answers, target) < 2);
  if (constant) throw new Error(`All test rows have the same value in ${constant}.`);
}

/** Numbers from 0 to 1, each as far from the next, as NumPy's `linspace(0, 1, count)`. */
export function equallySpaced(count: number): Float64Array {
  const step = 1 / (count - 1);
  return Float64Array.from({ length: count }, (_, place) =>
    place === count - 1 ? 1 : place * step,
  );
}

function distinctValues(table: Table, name: string): number {
  const column = table.column(name);
  return new Set(Array.from({ length: column.length }, (_, row) => column.valueAt(row))).size;
}
