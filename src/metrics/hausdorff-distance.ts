import { NearestPoint, type Points } from "./nearest-point.ts";

/**
 * Hausdorff distance of two sets of points in space (SciPy `directed_hausdorff`, both ways): the
 * largest distance from a point of either set to the nearest one of the other.
 * @param a x, y, z of one point after the other; `b` likewise, any number of points.
 * @returns NaN when a set is empty.
 */
export function hausdorffDistance(a: Points, b: Points): number {
  if (a.length === 0 || b.length === 0) return Number.NaN;
  return Math.sqrt(
    farthestSquared(b, new NearestPoint(a), farthestSquared(a, new NearestPoint(b))),
  );
}

/** The larger of `known` and the largest squared distance from a point to the other set. */
function farthestSquared(points: Points, others: NearestPoint, known = 0): number {
  let farthest = known;
  for (let i = 0; i < points.length; i += 3) {
    // A point that has another within the largest distance so far cannot change the result.
    const squared = others.squaredDistance(points[i], points[i + 1], points[i + 2], farthest);
    if (squared > farthest) farthest = squared;
  }
  return farthest;
}
