// Let Alfa remember what it would otherwise work out thousands of times for a page; its rules and outcomes stay as
// they are, in half the time. Everything here is a pure function of objects that never change, remembered by those
// objects. It stands on Alfa's insides (0.112, pinned exactly); tests/validators/test_alfa.py holds both ways equal.

const remembered = (known, question, answer) => {
  if (!known.has(question)) known.set(question, answer());
  return known.get(question);
};

// A word is encoded and a value of CSS taken apart the same way each time.
function rememberTexts(encoder, lexer) {
  for (const [holder, name] of [[encoder, "encode"], [lexer, "lex"]]) {
    const [known, work] = [new Map(), holder[name]];
    holder[name] = (text) => remembered(known, text, () => work(text));
  }
}

// Elements inherit the custom properties of their parents: one set for nearly the whole page, which is settled when
// settling it once more changes nothing.
function rememberVariables(variable) {
  const [settled, replaced] = [new WeakMap(), new WeakMap()];
  const { flatten, substitute } = variable;
  variable.flatten = (variables) =>
    remembered(settled, variables, () => {
      const found = flatten(variables);
      const same = found.equals(variables) ? variables : found;
      settled.set(same, same);
      return same;
    });
  variable.substitute = (tokens, variables, visited) => {
    if (visited !== undefined) return substitute(tokens, variables, visited);
    const known = remembered(replaced, variables, () => new WeakMap());
    return remembered(known, tokens, () => substitute(tokens, variables));
  };
}

// What is painted above a target matters only where it meets the target's box, which Alfa asks last, and so of every
// element behind every other: the boxes are asked first.
function rememberBoxes(order) {
  const [painted, from, above] = [new WeakMap(), order.from, order.prototype.getElementsAbove];
  order.from = (root, device) => {
    const found = from(root, device);
    remembered(painted, found, () => found.elements.map((element) => element.getBoundingBox(device)));
    return found;
  };
  order.prototype.getElementsAbove = function (element) {
    const [boxes, place] = [painted.get(this), this.getOrderIndex(element)];
    const own = boxes && place.isSome() ? boxes[place.get()] : undefined;
    if (!own?.isSome()) return above.call(this, element);
    const meets = (box) => box.some((other) => other.intersects(own.get()));
    return this.elements.filter((_, index) => index > place.get() && meets(boxes[index]));
  };
}

// Whether a box is checked stands in the page. Alfa asks it anew for every link that might have the focus, and with
// it `:has(#setting:checked)`, which looks through the whole page.
function rememberChecked(checked) {
  Object.defineProperty(checked.prototype, "useContext", { value: false });
}

export async function remember(load) {
  const alfa = (file) => load(`@siteimprove/alfa-${file}`);
  const [{ Encoder }, { Lexer }] = [await alfa("encoding/dist/index.js"), await alfa("css/dist/index.js")];
  rememberTexts(Encoder, Lexer);
  rememberVariables((await alfa("style/dist/variable.js")).Variable);
  rememberBoxes((await alfa("painting-order/dist/index.js")).PaintingOrder);
  rememberChecked((await alfa("selector/dist/selector/pseudo/pseudo-class/checked.js")).Checked);
}
