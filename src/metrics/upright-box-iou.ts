/** A box in space that stands upright, turned about the vertical axis. Metres and radians. */
export interface UprightBox {
  /** Centre. */
  x: number;
  y: number;
  z: number;
  /** Extent across the direction of `yaw`. */
  width: number;
  /** Extent along the direction of `yaw`. */
  length: number;
  height: number;
  yaw: number;
}

export type Corner = readonly [x: number, y: number];

/**
 * Intersection over union of the volumes of two upright boxes, from 0 to 1; positive sizes, finite
 * ground coordinates.
 */
export function uprightBoxIou(a: UprightBox, b: UprightBox): number {
  const top = Math.min(a.z + a.height / 2, b.z + b.height / 2);
  const bottom = Math.max(a.z - a.height / 2, b.z - b.height / 2);
  const height = Math.max(0, top - bottom);
  if (!(height > 0)) return 0;
  const common = height * polygonArea(clipConvex(groundCorners(a), groundCorners(b)));
  const union = a.width * a.length * a.height + b.width * b.length * b.height - common;
  return Math.min(1, Math.max(0, common / union));
}

/** The corners on the ground, anticlockwise, from the one ahead on the right. */
export function groundCorners(box: UprightBox): readonly Corner[] {
  const real = Math.cos(box.yaw / 2);
  const turned = Math.sin(box.yaw / 2);
  const [cosine, sine] = [real ** 2 - turned ** 2, 2 * real * turned];
  return [
    [1, 1],
    [1, -1],
    [-1, -1],
    [-1, 1],
  ].map(([along, across]) => [
    box.x + ((along * box.length) / 2) * cosine + ((across * box.width) / 2) * sine,
    box.y + ((along * box.length) / 2) * sine - ((across * box.width) / 2) * cosine,
  ]);
}

/** The part of a convex polygon inside another, whose corners run anticlockwise. */
function clipConvex(subject: readonly Corner[], clip: readonly Corner[]): readonly Corner[] {
  let inside = subject;
  for (const [i, start] of clip.entries()) {
    const end = clip[(i + 1) % clip.length];
    const side = ([x, y]: Corner) =>
      (end[0] - start[0]) * (y - start[1]) - (end[1] - start[1]) * (x - start[0]);
    inside = inside.flatMap((corner, k) => {
      const previous = inside.at(k - 1)!;
      const [sidePrevious, sideCorner] = [side(previous), side(corner)];
      const kept = sideCorner >= 0 ? [corner] : [];
      if (sidePrevious >= 0 === sideCorner >= 0) return kept;
      const share = sidePrevious / (sidePrevious - sideCorner);
      const crossing: Corner = [
        previous[0] + share * (corner[0] - previous[0]),
        previous[1] + share * (corner[1] - previous[1]),
      ];
      return [crossing, ...kept];
    });
  }
  return inside;
}

function polygonArea(corners: readonly Corner[]): number {
  // Coordinates from the first corner on: far from the origin the products would lose digits.
  const [originX, originY] = corners[0] ?? [0, 0];
  let doubled = 0;
  for (const [i, [x, y]] of corners.entries()) {
    const [nextX, nextY] = corners[(i + 1) % corners.length];
    doubled += (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
  }
  return Math.abs(doubled) / 2;
}
