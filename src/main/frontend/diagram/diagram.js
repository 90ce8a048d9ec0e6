import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { call } from '../api/api.js';
import { say } from '../text/words.js';
import { element } from '../form-host/elements.js';
import { steer } from './steer.js';

/**
 * Draws `{xml, active: [element id]}` from the address in `node`'s data-diagram and marks where the case stands.
 * The same is told as text beside it; a reader who never sees the picture misses nothing.
 */
export async function showDiagram(node) {
  const canvasNode = element('div', {
    class: 'samverka-diagram-canvas',
    role: 'region',
    tabindex: '0',
    'aria-label': say('diagram'),
  });
  node.classList.add('samverka-diagram');
  const loading = element('p', { class: 'samverka-diagram-loading', role: 'status' }, say('diagramLoading'));
  node.replaceChildren(canvasNode, loading);
  try {
    const { xml, active } = await call('GET', node.dataset.diagram);
    const viewer = new NavigatedViewer({ container: canvasNode });
    await viewer.importXML(xml);
    mark(viewer, active);
    loading.replaceWith(steer(viewer, canvasNode, active));
    return viewer;
  } catch (error) {
    if (error.status === undefined) {
      console.error(error);
    }
    node.replaceChildren(element('p', { class: 'samverka-diagram-failed' }, say('diagramFailed')));
    return null;
  }
}

function mark(viewer, active) {
  const registry = viewer.get('elementRegistry');
  active
    .filter((id) => registry.get(id))
    .forEach((id) => {
      viewer.get('canvas').addMarker(id, 'samverka-here');
      viewer.get('overlays').add(id, {
        position: { top: -12, right: 12 },
        html: element('span', { class: 'samverka-here-flag', title: say('diagramHere') }, '●'),
      });
    });
}

document.querySelectorAll('[data-diagram]').forEach(showDiagram);
