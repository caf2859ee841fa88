const LEAF = 12;

/** Points in space, x, y, z of one after the other. */
export type Points = Float64Array;

/** Finds near points among many (a k-d tree over three axes, medians found by selection). */
export class NearestPoint {
  readonly #points: Points;
  readonly #order: Uint32Array;

  constructor(points: Points) {
    this.#points = points;
    this.#order = Uint32Array.from({ length: points.length / 3 }, (_, i) => i);
    this.#arrange(0, this.#order.length, 0);
  }

  /**
   * Squared distance from a place to the nearest point, squares added in the order x, y, z. The
   * search stops at the first point no farther than `enough`, whose distance is then returned.
   */
  squaredDistance(x: number, y: number, z: number, enough = 0): number {
    return this.#search([x, y, z], 0, this.#order.length, 0, Number.POSITIVE_INFINITY, enough);
  }

  #search(
    place: readonly number[],
    from: number,
    to: number,
    axis: number,
    bound: number,
    enough: number,
  ): number {
    let best = bound;
    if (to - from <= LEAF) {
      for (let i = from; i < to && best > enough; i++)
        best = Math.min(best, this.#squared(i, place));
      return best;
    }
    const middle = (from + to) >> 1;
    best = Math.min(best, this.#squared(middle, place));
    const beyond = place[axis] - this.#coordinate(middle, axis);
    const next = (axis + 1) % 3;
    const sides = [
      [from, middle],
      [middle + 1, to],
    ];
    const [near, far] = beyond < 0 ? sides : sides.reverse();
    if (best > enough) best = this.#search(place, near[0], near[1], next, best, enough);
    if (best <= enough || beyond * beyond >= best) return best;
    return this.#search(place, far[0], far[1], next, best, enough);
  }

  #squared(position: number, place: readonly number[]): number {
    const at = this.#order[position] * 3;
    const dx = place[0] - this.#points[at];
    const dy = place[1] - this.#points[at + 1];
    const dz = place[2] - this.#points[at + 2];
    return dx * dx + dy * dy + dz * dz;
  }

  #arrange(from: number, to: number, axis: number): void {
    if (to - from <= LEAF) return;
    const middle = (from + to) >> 1;
    this.#select(from, to - 1, middle, axis);
    this.#arrange(from, middle, (axis + 1) % 3);
    this.#arrange(middle + 1, to, (axis + 1) % 3);
  }

  /** Brings to `wanted` the point that a sort along the axis would, smaller ones before it. */
  #select(first: number, last: number, wanted: number, axis: number): void {
    const order = this.#order;
    let [low, high] = [first, last];
    while (low < high) {
      const pivot = this.#coordinate((low + high) >> 1, axis);
      let [i, j] = [low, high];
      while (i <= j) {
        while (this.#coordinate(i, axis) < pivot) i++;
        while (this.#coordinate(j, axis) > pivot) j--;
        if (i > j) break;
        [order[i], order[j]] = [order[j], order[i]];
        i++;
        j--;
      }
      if (wanted <= j) high = j;
      else if (wanted >= i) low = i;
      else return;
    }
  }

  #coordinate(position: number, axis: number): number {
    return this.#points[this.#order[position] * 3 + axis];
  }
}
