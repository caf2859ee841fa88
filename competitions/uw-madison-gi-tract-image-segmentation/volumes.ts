import { compareCodePoints, metrics, RuleViolation } from "mlebench";

const { hausdorffDistance, markedPixels, unionOfMasks } = metrics;

/** What a row marks; pixels are numbered down the columns. */
export interface Slice {
  id: string;
  /** Data row, counted from 1. */
  row: number;
  mask: metrics.MaskRuns;
  width: number;
  height: number;
}

/** The slices of a day above each other. */
export interface Volume {
  slices: readonly metrics.MaskRuns[];
  width: number;
  height: number;
}

/** A prediction with more marked voxels than so many times the true ones is as far off as can be. */
const MOST_VOXELS = 10;

/**
 * The volumes of the days, in the order of their first id as text. Rows of the same id are one
 * slice, whatever their class.
 * @throws {RuleViolation} when slices of one day differ in size.
 */
export function volumesOf(slices: readonly Slice[]): Volume[] {
  const sorted = slices.toSorted((a, b) => compareCodePoints(a.id, b.id));
  const days = Map.groupBy(sorted, ({ id }) => id.split("_slice_", 1)[0]!);
  return Array.from(days.values(), (rows) => {
    const [{ width, height }] = rows as [Slice];
    const other = rows.find((row) => row.width !== width || row.height !== height);
    if (other !== undefined) throw sizesDiffer(other);
    const sameSlice = Map.groupBy(rows, ({ id }) => id).values();
    const masks = Array.from(sameSlice, (same) => unionOfMasks(same.map(({ mask }) => mask)));
    return { slices: masks, width, height };
  });
}

/**
 * Hausdorff distance of two volumes in units of the true one's extent, from 0 to 1, 1 when either
 * is empty or far too much is predicted; NaN when both are empty.
 */
export function relativeDistance(truth: Volume, predicted: Volume): number {
  const [actual, guessed] = [voxels(truth), voxels(predicted)];
  if (actual + guessed === 0) return Number.NaN;
  if (actual === 0 || guessed === 0 || guessed > MOST_VOXELS * actual) return 1;
  const distance = hausdorffDistance(pointsOf(predicted, truth), pointsOf(truth, truth));
  return distance / Math.sqrt(3);
}

function voxels({ slices }: Volume): number {
  return slices.reduce((sum, mask) => sum + markedPixels(mask), 0);
}

/** Slice, row and column of every marked voxel, divided by how many of them `unit` has. */
function pointsOf(volume: Volume, unit: Volume): Float64Array {
  const points = new Float64Array(3 * voxels(volume));
  let at = 0;
  for (const [slice, { starts, ends }] of volume.slices.entries()) {
    for (const [run, start] of starts.entries()) {
      for (let pixel = start; pixel < ends[run]!; pixel++) {
        points[at++] = slice / unit.slices.length;
        points[at++] = (pixel % volume.height) / unit.height;
        points[at++] = Math.floor(pixel / volume.height) / unit.width;
      }
    }
  }
  return points;
}

function sizesDiffer({ id, row }: Slice): RuleViolation {
  return new RuleViolation({
    rule: "image-size",
    row,
    column: "id",
    value: id.slice(0, 80),
    expected: "the ids in the order of test.csv",
    message:
      `Row ${row}: the picture at this place of test.csv has another size than those of the other ` +
      'rows with this day in column "id". Rows are compared by position: keep the order of ' +
      "test.csv.",
  });
}
