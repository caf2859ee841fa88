/** A smooth function at a point: returns its value and fills `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

interface Curvature {
  step: Float64Array;
  change: Float64Array;
  /** 1 / (step . change) */
  rho: number;
}

const memory = 6;
const sufficientDecrease = 1e-4;
const longestSearch = 20;

/**
 * Minimises a smooth function with L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm
 * 7.5) and a backtracking line search; stops after `maxIterations` or when an iteration lowers the
 * value by less than `tolerance` of it. Starts at `start` and returns the best point.
 */
export function minimise(
  objective: Objective,
  start: Float64Array,
  { maxIterations = 100, tolerance = 1e-5 } = {},
): Float64Array {
  let point = start.slice();
  let gradient = new Float64Array(point.length);
  let value = objective(point, gradient);
  const curvatures: Curvature[] = [];
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const direction = descentDirection(gradient, curvatures);
    const slope = dot(direction, gradient);
    if (!(slope < 0)) break;
    let length = curvatures.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    const next = new Float64Array(point.length);
    const nextGradient = new Float64Array(point.length);
    let nextValue = Number.POSITIVE_INFINITY;
    for (let k = 0; k < longestSearch; k++) {
      for (let i = 0; i < point.length; i++) next[i] = point[i] + length * direction[i];
      nextValue = objective(next, nextGradient);
      if (nextValue <= value + sufficientDecrease * length * slope) break;
      length /= 2;
    }
    if (!(nextValue < value)) break;
    remember(curvatures, point, next, gradient, nextGradient);
    const gain = value - nextValue;
    point = next;
    gradient = nextGradient;
    value = nextValue;
    if (gain < tolerance * Math.abs(value)) break;
  }
  return point;
}

function descentDirection(gradient: Float64Array, curvatures: Curvature[]): Float64Array {
  const direction = gradient.map((g) => -g);
  const weights: number[] = [];
  for (const { step, change, rho } of curvatures.toReversed()) {
    const weight = rho * dot(step, direction);
    weights.push(weight);
    addScaled(direction, change, -weight);
  }
  const newest = curvatures.at(-1);
  if (newest) {
    const scale = 1 / (newest.rho * dot(newest.change, newest.change));
    for (let i = 0; i < direction.length; i++) direction[i] *= scale;
  }
  for (const { step, change, rho } of curvatures) {
    addScaled(direction, step, weights.pop()! - rho * dot(change, direction));
  }
  return direction;
}

function remember(
  curvatures: Curvature[],
  point: Float64Array,
  next: Float64Array,
  gradient: Float64Array,
  nextGradient: Float64Array,
): void {
  const step = next.map((x, i) => x - point[i]);
  const change = nextGradient.map((g, i) => g - gradient[i]);
  const product = dot(step, change);
  if (product <= 0) return;
  curvatures.push({ step, change, rho: 1 / product });
  if (curvatures.length > memory) curvatures.shift();
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function addScaled(target: Float64Array, other: Float64Array, scale: number): void {
  for (let i = 0; i < target.length; i++) target[i] += scale * other[i];
}
