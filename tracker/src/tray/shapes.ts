/** How far a point lies outside of a shape, in pixels; negative inside. */
export type Shape = (x: number, y: number) => number;

export type Point = readonly [x: number, y: number];

export function roundedBox(from: Point, to: Point, radius: number): Shape {
  const [cx, cy] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const [hx, hy] = [(to[0] - from[0]) / 2 - radius, (to[1] - from[1]) / 2 - radius];
  return (x, y) => {
    const [qx, qy] = [Math.abs(x - cx) - hx, Math.abs(y - cy) - hy];
    return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - radius;
  };
}

export function disc([cx, cy]: Point, radius: number): Shape {
  return (x, y) => Math.hypot(x - cx, y - cy) - radius;
}

/** A line with round ends. */
export function line(from: Point, to: Point, width: number): Shape {
  return (x, y) => toLine(from, to, x, y) - width / 2;
}

/** A closed shape by its corners. */
export function polygon(corners: readonly Point[]): Shape {
  const edges = corners.map((corner, index): [Point, Point] => [
    corner,
    corners[(index + 1) % corners.length] ?? corner,
  ]);
  return (x, y) => {
    const distance = Math.min(...edges.map(([from, to]) => toLine(from, to, x, y)));
    const crossed = edges.filter(([a, b]) => a[1] > y !== b[1] > y && x < crossing(a, b, y)).length;
    return crossed % 2 === 1 ? -distance : distance;
  };
}

export function grown(shape: Shape, by: number): Shape {
  return (x, y) => shape(x, y) - by;
}

/** The shape's border, drawn inward. */
export function outline(shape: Shape, width: number): Shape {
  return (x, y) => Math.abs(shape(x, y) + width / 2) - width / 2;
}

export function enlarged(shape: Shape, times: number): Shape {
  return (x, y) => shape(x / times, y / times) * times;
}

function toLine([ax, ay]: Point, [bx, by]: Point, x: number, y: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

function crossing([ax, ay]: Point, [bx, by]: Point, y: number): number {
  return ax + ((y - ay) / (by - ay)) * (bx - ax);
}
