/**
 * The script of pages: reads values under the pointer or by arrow keys, and shows one pool of many.
 * Without it the page has all the same. It writes text only, so that no name is ever taken for
 * markup.
 */
export const PAGE_SCRIPT = `
'use strict';
document.documentElement.classList.add('scripted');

/** Fills the reading of a chart at a place; keeps to what the JSON beside it says. */
function show(chart, index) {
  const { data, output, pictures } = chart;
  chart.index = index;
  for (const picture of pictures) {
    const cursor = picture.querySelector('.cursor');
    const place = places(picture)[index];
    for (const end of ['1', '2']) cursor.setAttribute(data.axis + end, place);
    cursor.style.visibility = 'visible';
  }
  const [at, ...values] = data.rows[index];
  const head = document.createElement('b');
  head.append(cellElement(data, at));
  output.replaceChildren(head);
  values.forEach((value, position) => {
    if (value === null) return;
    const one = document.createElement('span');
    one.append(data.names[position] + ' ', cellElement(data, value));
    output.append(one, ' ');
  });
  output.hidden = false;
}

function cellElement({ texts }, [file, key, column, shown]) {
  const element = document.createElement('data');
  element.dataset.cell = [file, key, column].map((number) => texts[number]).join(':');
  element.textContent = shown;
  return element;
}

function places(picture) {
  return picture.dataset.places.split(' ').map(Number);
}

/** The place that is nearest to the pointer. */
function nearest(picture, axis, event) {
  const box = picture.getBoundingClientRect();
  const size = picture.viewBox.baseVal;
  const at =
    axis === 'x'
      ? ((event.clientX - box.left) / box.width) * size.width
      : ((event.clientY - box.top) / box.height) * size.height;
  let best = 0;
  const all = places(picture);
  all.forEach((place, index) => {
    if (Math.abs(place - at) < Math.abs(all[best] - at)) best = index;
  });
  return best;
}

const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

for (const output of document.querySelectorAll('.reading')) {
  const figure = output.parentElement;
  const pictures = [...figure.querySelectorAll('svg[data-places]')];
  const data = JSON.parse(figure.querySelector('script').textContent);
  const chart = { data, output, pictures, index: -1 };
  const last = data.rows.length - 1;
  if (last < 0) continue;
  for (const picture of pictures) {
    picture.tabIndex = 0;
    const read = (event) => show(chart, nearest(picture, data.axis, event));
    picture.addEventListener('pointermove', read);
    picture.addEventListener('pointerdown', read);
    picture.addEventListener('keydown', (event) => {
      const step = event.key === 'Home' ? -last : event.key === 'End' ? last : STEPS[event.key];
      if (step === undefined) return;
      event.preventDefault();
      show(chart, Math.min(last, Math.max(0, Math.max(chart.index, 0) + step)));
    });
  }
}

/** A list of choices shows the one part of the page that is chosen. */
for (const select of document.querySelectorAll('select[data-chooses]')) {
  const parts = [...document.querySelectorAll('[data-choice="' + select.dataset.chooses + '"]')];
  const choose = () => {
    parts.forEach((part, index) => part.classList.toggle('unchosen', index !== select.selectedIndex));
  };
  select.addEventListener('change', choose);
  choose();
}
`;
