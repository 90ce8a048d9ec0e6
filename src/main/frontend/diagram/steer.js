import { say } from '../text/words.js';
import { element } from '../form-host/elements.js';

const STEP = 60;
const moves = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

/** Below this nobody can read the names in the shapes. */
const READABLE = 0.5;

/**
 * Fits the picture into its frame, or shows the part around the given elements when all of it would be too small to
 * read, and lets keys and buttons move and zoom it. Returns the buttons.
 */
export function steer(viewer, node, around = []) {
  const canvas = viewer.get('canvas');

  function fit() {
    canvas.resized();
    canvas.zoom('fit-viewport', 'auto');
    // Room for flags on the outermost shapes.
    const box = canvas.viewbox();
    const margin = Math.max(box.outer.width, box.outer.height) * 0.03;
    const scale = Math.min(1, box.outer.width / (box.inner.width + 2 * margin), box.outer.height / (box.inner.height + 2 * margin));
    const width = box.outer.width / scale;
    const height = box.outer.height / scale;
    canvas.viewbox({
      x: box.inner.x - (width - box.inner.width) / 2,
      y: box.inner.y - (height - box.inner.height) / 2,
      width,
      height,
    });
  }

  function lookAt(shape) {
    const { outer } = canvas.viewbox();
    const width = outer.width / 0.75;
    const height = outer.height / 0.75;
    canvas.viewbox({
      x: shape.x + shape.width / 2 - width / 2,
      y: shape.y + shape.height / 2 - height / 2,
      width,
      height,
    });
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
      fit();
    } else {
      return;
    }
    event.preventDefault();
  });

  fit();
  if (around.length > 0 && canvas.zoom() < READABLE) {
    lookAt(around[0]);
  }
  const button = (key, text, click) => element('button', { type: 'button', 'aria-label': say(key), title: say(key), click }, text);
  return element(
    'div',
    { class: 'samverka-diagram-buttons' },
    button('zoomIn', '+', () => zoom(1.25)),
    button('zoomOut', '−', () => zoom(0.8)),
    button('zoomAll', '⤢', fit),
  );
}
