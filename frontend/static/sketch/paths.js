/** Lines and areas as a canvas takes them, to be drawn again and again. */

/** A bare line. @param {ArrayLike<number>} flat x, y, pressure */
export function lineOf(flat) {
  const path = new Path2D();
  if (flat.length) path.moveTo(flat[0], flat[1]);
  if (flat.length === 3) path.lineTo(flat[0] + 0.01, flat[1]); // a dot has to have a length to be drawn
  for (let i = 3; i < flat.length; i += 3) path.lineTo(flat[i], flat[i + 1]);
  return path;
}

/** What is to be filled. @param {number[][]} polygons each as x, y, x, y, … */
export function areaOf(polygons) {
  const path = new Path2D();
  for (const polygon of polygons) {
    path.moveTo(polygon[0], polygon[1]);
    for (let i = 2; i < polygon.length; i += 2) path.lineTo(polygon[i], polygon[i + 1]);
    path.closePath();
  }
  return path;
}
