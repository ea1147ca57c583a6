import type { Area } from '../desktop/x11/monitors.ts';
import type { TopWindow } from '../desktop/x11/windows.ts';
import { fits } from './pattern.ts';

/**
 * Everywhere on the screen that something of these apps can be seen. What another program's window hides is left out;
 * a menu or tip that names no program may be one of theirs, and is taken for it.
 */
export function visibleAreas(windows: readonly TopWindow[], apps: readonly string[]): Area[] {
  const isMasked = ({ names }: TopWindow): boolean =>
    names.some((name) => apps.some((pattern) => fits(pattern, name, 'whole')));
  if (!windows.some(isMasked)) return [];
  let visible: Area[] = [];
  for (const window of windows) {
    const { hides, area } = window;
    visible = hides.reduce<Area[]>((left, cover) => left.flatMap((each) => without(each, cover)), visible);
    if (isMasked(window) || (window.loose && window.names.length === 0)) visible.push(area);
  }
  return visible;
}

/** What is left of an area beside a cover: above, left, right and below. */
function without(area: Area, cover: Area): Area[] {
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  const [from, to] = [Math.max(area.y, cover.y), Math.min(bottom, cover.y + cover.height)];
  const [start, end] = [Math.max(area.x, cover.x), Math.min(right, cover.x + cover.width)];
  if (from >= to || start >= end) return [area];
  return [
    { ...area, height: from - area.y },
    { x: area.x, y: from, width: start - area.x, height: to - from },
    { x: end, y: from, width: right - end, height: to - from },
    { ...area, y: to, height: bottom - to },
  ].filter(({ width, height }) => width > 0 && height > 0);
}
