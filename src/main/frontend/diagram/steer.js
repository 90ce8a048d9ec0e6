import { say } from '../text/words.js';
import { element } from '../form-host/elements.js';

const STEP = 60;
const moves = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

// Below this nobody reads the names of the steps.
const READABLE = 0.75;

/**
 * Shows the whole picture, or as much of it around `here` as can be read, and lets keys and buttons move and zoom it.
 *
 * @param here ids of the elements where the case stands
 * @return the buttons
 */
export function steer(viewer, node, here) {
  const canvas = viewer.get('canvas');

  function whole() {
    canvas.resized();
    const { outer, inner } = canvas.viewbox();
    // Room for the flags on the outermost shapes.
    const scale = Math.min(1, (0.95 * outer.width) / inner.width, (0.95 * outer.height) / inner.height);
    look(inner.x + inner.width / 2, inner.y + inner.height / 2, scale);
  }

  function nearby() {
    const shape = here.map((id) => viewer.get('elementRegistry').get(id)).find((found) => found?.width);
    if (canvas.zoom() < READABLE && shape) {
      look(shape.x + shape.width / 2, shape.y + shape.height / 2, READABLE);
    }
  }

  function look(x, y, scale) {
    const { outer } = canvas.viewbox();
    const width = outer.width / scale;
    const height = outer.height / scale;
    canvas.viewbox({ x: x - width / 2, y: y - height / 2, width, height });
  }

  const zoom = (factor) => canvas.zoom(canvas.zoom() * factor);

  node.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (moves[event.key]) {
      const [dx, dy] = moves[event.key];
      canvas.scroll({ dx, dy });
    } else if (event.key === '+') {
      zoom(1.25);
    } else if (event.key === '-') {
      zoom(0.8);
    } else if (event.key === '0') {
      whole();
    } else {
      return;
    }
    event.preventDefault();
  });

  whole();
  nearby();
  const button = (key, text, click) => element('button', { type: 'button', 'aria-label': say(key), title: say(key), click }, text);
  return element(
    'div',
    { class: 'samverka-diagram-buttons' },
    button('zoomIn', '+', () => zoom(1.25)),
    button('zoomOut', '−', () => zoom(0.8)),
    button('zoomAll', '⤢', whole),
  );
}
