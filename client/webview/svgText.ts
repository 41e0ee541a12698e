// The drawing as a file of its own: colours, which the editor's theme gives in the view, are written into it; what only the view
// needs, the paths of files among it, is left out.

const painted = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight"];

export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll<SVGElement>("path, rect, text");
  for (const [index, element] of copy.querySelectorAll<SVGElement>("path, rect, text").entries()) {
    const original = originals[index];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    for (const property of painted) element.setAttribute(property, style.getPropertyValue(property));
  }
  for (const element of copy.querySelectorAll("[data-name]"))
    for (const name of ["data-name", "tabindex", "role", "aria-describedby"]) element.removeAttribute(name);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}
