/** Pieces of SVG as text. */

/** A number in as few characters as show no difference. @param {number} value */
export function number(value) {
  return String(Math.round(value * 100) / 100 || 0);
}

/** Without what no XML may hold. @param {string} text */
export function escaped(text) {
  const allowed = Array.from(text).filter((sign) => sign >= " " || sign === "\n" || sign === "\t");
  return allowed.join("").replace(/[&<>"\ufffe\uffff]/g, (sign) => (sign > "~" ? "" : `&#${sign.charCodeAt(0)};`));
}

/** @param {string} name @param {Record<string, string | number | undefined>} attributes @param {string | {markup: string}} [content] text, or markup that is one already */
export function tag(name, attributes, content = "") {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const said = given.map(
    ([key, value]) => ` ${key}="${escaped(typeof value === "number" ? number(value) : String(value))}"`,
  );
  const inner = typeof content === "string" ? escaped(content) : content.markup;
  return inner ? `<${name}${said.join("")}>${inner}</${name}>` : `<${name}${said.join("")}/>`;
}

/** @param {ArrayLike<number>} flat x, y, x, y, … or with a third number each @param {2 | 3} stride */
export function pathData(flat, stride) {
  const points = [];
  for (let i = 0; i < flat.length; i += stride) points.push(`${number(flat[i])} ${number(flat[i + 1])}`);
  return points.length === 1 ? `M${points[0]}h0.01` : `M${points.join("L")}`;
}
