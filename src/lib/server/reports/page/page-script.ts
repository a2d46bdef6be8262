/**
 * What the page of a report can do in a browser: sort and filter tables, show what belongs together in map and tables, choose a class, save
 * pictures and tables, print. The page is complete without it. Plain JavaScript, checked by a test; no element has a style of its own.
 */
export const SCRIPT = String.raw`
(() => {
  'use strict';
  const words = JSON.parse(document.body.dataset.words);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const button = (label, act, attributes = {}) => {
    const element = make('button', { type: 'button', ...attributes }, label);
    element.addEventListener('click', act);
    return element;
  };
  const save = (blob, name) => {
    const url = URL.createObjectURL(blob);
    make('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  };
  const takesAlong = document.body.dataset.mode !== 'embed';
  const fileName = document.body.dataset.file;

  // Maps and tables that show the same desa.
  const maps = all('figure.map').map((figure) => ({
    figure,
    svg: figure.querySelector('svg'),
    said: make('output', { class: 'pointed' }),
    outline: document.createElementNS('http://www.w3.org/2000/svg', 'path'),
    areas: new Map(all('[data-code]', figure).map((area) => [area.dataset.code, area])),
    chosen: null,
    at: null,
  }));
  const tables = all('table').map((table) => ({
    table,
    region: table.parentElement,
    rows: [...table.tBodies[0].rows],
    query: '',
    said: make('output', { class: 'shown' }),
  }));

  const keyOf = (area) => area.closest('[data-key]').dataset.key;
  const isChosen = (code) =>
    maps.every(({ chosen, areas }) => chosen === null || !areas.has(code) || keyOf(areas.get(code)) === chosen);
  const showRows = ({ rows, query, said }) => {
    let shown = 0;
    for (const row of rows) {
      const cells = [...row.cells].map((cell) => cell.textContent.toLowerCase());
      const fits = cells.some((text) => text.includes(query)) && isChosen(row.dataset.code);
      row.hidden = !fits;
      if (fits) shown++;
    }
    const counted = words.shown.replace('{shown}', shown).replace('{all}', rows.length);
    said.textContent = shown === rows.length ? '' : shown === 0 ? words.none : counted;
  };

  // What is pointed at, on every map and in every table; the row is brought into its region when it was asked for.
  const point = (code, scroll) => {
    for (const row of all('tr.on')) row.classList.remove('on');
    for (const map of maps) {
      const area = map.areas.get(code) ?? null;
      map.outline.setAttribute('d', area ? area.getAttribute('d') : '');
      map.said.textContent = area ? area.querySelector('title').textContent : words.mapHint;
      map.said.classList.toggle('on', area !== null);
      map.at = area;
    }
    if (code === null) return;
    for (const { rows, region } of tables) {
      for (const row of rows.filter((one) => one.dataset.code === code)) {
        row.classList.add('on');
        if (scroll) region.scrollTop = row.offsetTop - region.clientHeight / 2;
      }
    }
  };

  const middle = (area) => {
    const { x, y, width, height } = area.getBBox();
    return [x + width / 2, y + height / 2];
  };
  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  // The nearest area in a direction: what lies aside counts double.
  const nextArea = ({ areas, at }, [dx, dy]) => {
    if (at === null) return areas.values().next().value;
    const [x, y] = middle(at);
    let [best, least] = [at, Infinity];
    for (const area of areas.values()) {
      const [ox, oy] = middle(area);
      const [ahead, aside] = [(ox - x) * dx + (oy - y) * dy, Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx)];
      if (area !== at && ahead > 0 && ahead + 2 * aside < least) [best, least] = [area, ahead + 2 * aside];
    }
    return best;
  };

  const choose = (map, key) => {
    map.chosen = map.chosen === key ? null : key;
    for (const group of all('[data-key]', map.svg)) {
      group.classList.toggle('dim', map.chosen !== null && group.dataset.key !== map.chosen);
    }
    for (const one of all('.legend button', map.figure)) {
      one.setAttribute('aria-pressed', String(one.parentElement.dataset.key === map.chosen));
    }
    tables.forEach(showRows);
  };

  for (const map of maps) {
    const drawing = map.figure.querySelector('.drawing');
    map.outline.setAttribute('class', 'outline');
    map.svg.append(map.outline);
    drawing.after(map.said);
    drawing.tabIndex = 0;
    drawing.setAttribute('role', 'group');
    drawing.setAttribute('aria-label', words.map);
    map.said.textContent = words.mapHint;
    const pointAt = (event, scroll) => {
      const area = event.target.closest('[data-code]');
      if (area) point(area.dataset.code, scroll);
    };
    drawing.addEventListener('mouseover', (event) => pointAt(event, false));
    drawing.addEventListener('click', (event) => pointAt(event, true));
    drawing.addEventListener('mouseleave', () => point(null));
    drawing.addEventListener('blur', () => point(null));
    drawing.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') point(null);
      const step = STEPS[event.key];
      if (step === undefined) return;
      event.preventDefault();
      point(nextArea(map, step).dataset.code, true);
    });
    for (const item of all('.legend [data-key]', map.figure)) {
      const pressed = button('', () => choose(map, item.dataset.key), { 'aria-pressed': 'false' });
      pressed.append(...item.childNodes);
      item.append(pressed);
    }
  }

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    const value = cell.dataset.value;
    return value === undefined ? null : Number(value);
  };
  // What is not known or kept back comes last in either direction.
  const compare = (column, numeric, direction) => (a, b) => {
    if (!numeric) return direction * a.cells[column].textContent.localeCompare(b.cells[column].textContent, document.documentElement.lang, { numeric: true });
    const [x, y] = [valueOf(a, column), valueOf(b, column)];
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0);
    return direction * (x - y);
  };
  // A column goes one way, the other, and back to the order of the report. Texts that are not names (months, dates) have no order of their own.
  const makeSortable = ({ table, rows }) => {
    const before = [...rows];
    const named = rows.some((row) => row.dataset.code !== undefined);
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const numeric = head.classList.contains('n');
      if (numeric ? rows.every((row) => valueOf(row, column) === null) : !named) return;
      const turns = numeric ? ['descending', 'ascending'] : ['ascending', 'descending'];
      const sort = button('', () => {
        const next = turns[turns.indexOf(head.getAttribute('aria-sort')) + 1];
        for (const other of head.parentElement.cells) other.removeAttribute('aria-sort');
        if (next === undefined) rows.splice(0, rows.length, ...before);
        else {
          head.setAttribute('aria-sort', next);
          rows.sort(compare(column, numeric, next === 'ascending' ? 1 : -1));
        }
        table.tBodies[0].append(...rows);
      });
      sort.append(...head.childNodes);
      head.append(sort);
    });
  };

  const csvCell = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? "'" + text : text;
    return /[",\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  const csvOf = (table) =>
    [...table.rows]
      .map((row) => [...row.cells].map((cell) => csvCell(cell.dataset.value ?? cell.textContent.trim())).join(','))
      .join('\r\n');

  for (const one of tables) {
    const { table, region, rows } = one;
    if (rows.length > 1) makeSortable(one);
    const filter = make('div', { class: 'tools' });
    if (rows.length > 12) {
      const input = make('input', { type: 'search', autocomplete: 'off' });
      input.addEventListener('input', () => {
        one.query = input.value.trim().toLowerCase();
        showRows(one);
      });
      filter.append(make('label', {}, words.filter + ' ', input));
    }
    filter.append(one.said);
    region.before(filter);
    if (takesAlong) {
      const name = fileName + '-' + region.dataset.name + '.csv';
      const csv = button(words.csv, () => save(new Blob(['\ufeff' + csvOf(table)], { type: 'text/csv' }), name));
      csv.setAttribute('aria-describedby', table.caption.id);
      region.after(make('div', { class: 'tools' }, csv));
    }
    if (!rows.some((row) => row.dataset.code)) continue;
    table.tBodies[0].addEventListener('mouseover', (event) => {
      const row = event.target.closest('[data-code]');
      point(row === null ? null : row.dataset.code, false);
    });
    table.tBodies[0].addEventListener('mouseleave', () => point(null));
  }

  // A picture with its title, legend and caption.
  const wholePicture = (svg) => {
    const copy = svg.cloneNode(true);
    for (const one of all('.outline', copy)) one.remove();
    for (const one of all('.dim', copy)) one.removeAttribute('class');
    const view = copy.dataset.whole.split(' ').map(Number);
    copy.setAttribute('viewBox', view.join(' '));
    copy.setAttribute('width', view[2]);
    copy.setAttribute('height', view[3]);
    copy.removeAttribute('data-whole');
    return { blob: new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }), width: view[2], height: view[3] };
  };
  const PNG_WIDTH = 2000;
  const pngOf = async ({ blob, width, height }) => {
    const url = URL.createObjectURL(blob);
    try {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = make('canvas', { width: PNG_WIDTH, height: Math.round((height * PNG_WIDTH) / width) });
      const context = canvas.getContext('2d');
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return await new Promise((resolve, reject) => {
        canvas.toBlob((png) => (png === null ? reject(new Error('no PNG')) : resolve(png)), 'image/png');
      });
    } finally {
      URL.revokeObjectURL(url);
    }
  };
  if (!takesAlong) return;
  for (const figure of all('figure.picture')) {
    const svg = figure.querySelector('[data-whole]');
    const name = fileName + '-' + figure.dataset.name;
    const said = make('output', {});
    const asPng = async () => {
      try {
        save(await pngOf(wholePicture(svg)), name + '.png');
      } catch {
        said.textContent = words.pngFailed;
      }
    };
    const { title } = figure.dataset;
    figure.append(
      make(
        'div',
        { class: 'tools' },
        button(words.svg, () => save(wholePicture(svg).blob, name + '.svg'), { 'aria-label': words.svg + ': ' + title }),
        button(words.png, asPng, { 'aria-label': words.png + ': ' + title }),
        said,
      ),
    );
  }
  document.querySelector('.take').append(button(words.print, () => print()));
})();
`;
