// The page: each part builds its section and follows what the reader chooses.

import './style.css';
import {title} from './data.js';
import {header} from './headline.js';
import {controls} from './controls.js';
import {regionPanel} from './region_panel.js';
import {map} from './map.js';
import {buildOut} from './build_out.js';
import {hours} from './hours.js';
import {duration} from './duration.js';
import {adequacySection} from './adequacy.js';
import {shortMonths} from './short_months.js';
import {campusSection} from './campuses.js';
import {eachCampusSection} from './each_campus.js';
import {waterSection} from './water.js';
import {sources} from './sources.js';
import {h} from './dom.js';

if (!('DecompressionStream' in window)) {
  document
    .getElementById('main')
    .append(
      h(
        'p',
        {class: 'notice'},
        'This browser is older than 2023 and cannot unpack the hours of this page: two of its charts stay empty.',
      ),
    );
}
document.title = `${title} – gigaload`;
document.getElementById('top').append(...header());
document
  .getElementById('main')
  .append(
    ...[
      controls(),
      h('div', {class: 'explorer'}, regionPanel(), map()),
      buildOut(),
      hours(),
      duration(),
      adequacySection(),
      shortMonths(),
      campusSection(),
      waterSection(),
      eachCampusSection(),
      sources(),
    ].filter(Boolean),
  );
