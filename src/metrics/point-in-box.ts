import type { MatchCounts } from "./f-score.ts";

export interface LabelledBox {
  label: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface LabelledPoint {
  label: string;
  x: number;
  y: number;
}

/**
 * Counts the boxes that a point of the same label lies in, strictly inside. Boxes take, in their
 * order, the first fitting point that no earlier box took; `fScoreOfCounts` scores the counts.
 */
export function matchPointsToBoxes(
  boxes: readonly LabelledBox[],
  points: readonly LabelledPoint[],
): MatchCounts {
  const free = new Set(points);
  let hits = 0;
  for (const box of boxes) {
    for (const point of free) {
      if (point.label !== box.label || !liesInside(point, box)) continue;
      free.delete(point);
      hits++;
      break;
    }
  }
  return { hits, predicted: points.length, actual: boxes.length };
}

function liesInside(point: LabelledPoint, box: LabelledBox): boolean {
  const horizontally = box.x < point.x && point.x < box.x + box.width;
  return horizontally && box.y < point.y && point.y < box.y + box.height;
}
