import { compareCodePoints, type PythonRandom } from "mlebench";

const TRAIN_SHARE = 0.1;

interface Scans {
  all: readonly string[];
  /** With a bounding box; may repeat. */
  boxed: readonly string[];
  segmented: readonly string[];
}

/** The train scans; `boxed` and `segmented` ones were drawn as such. */
export interface TrainScans {
  all: ReadonlySet<string>;
  boxed: ReadonlySet<string>;
  segmented: ReadonlySet<string>;
}

/**
 * Draws a tenth of the scans with both boxes and segmentation, of those with either, and of all.
 * Boxes and segmentations of scans that are drawn at last are left out of the data.
 */
export function drawTrainScans(scans: Scans, random: PythonRandom): TrainScans {
  const boxed = [...new Set(scans.boxed)].sort(compareCodePoints);
  const segmented = scans.segmented.toSorted(compareCodePoints);
  const both = boxed.filter((id) => segmented.includes(id));
  const withBoth = random.sample(both, tenthOf(both.length));
  const withSegmentation = random.sample(
    segmented.filter((id) => !both.includes(id)),
    tenthOf(segmented.length) - withBoth.length,
  );
  const withBox = random.sample(
    boxed.filter((id) => !both.includes(id)),
    tenthOf(boxed.length) - withBoth.length,
  );
  const drawn = new Set([...withBoth, ...withSegmentation, ...withBox]);
  const rest = scans.all.filter((id) => !drawn.has(id));
  const others = random.sample(rest, tenthOf(scans.all.length) - drawn.size);
  return {
    all: new Set([...drawn, ...others]),
    boxed: new Set([...withBoth, ...withBox]),
    segmented: new Set([...withBoth, ...withSegmentation]),
  };
}

/** Halves go to the even number, as Python's `round` sends them. */
function tenthOf(count: number): number {
  const share = count * TRAIN_SHARE;
  const below = Math.floor(share);
  if (share - below !== 0.5) return Math.round(share);
  return below % 2 === 0 ? below : below + 1;
}
