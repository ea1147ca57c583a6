import { describe, expect, test } from 'vitest';
import { type RenderedScreen, renderMany, renderScreen } from './render.ts';
import { drawScreen, type ScreenAsk, sceneNames, sceneWindow } from './screen.ts';

const kibibyte = 1024;
const noon = 2_973_030;

function ask(change: Partial<ScreenAsk> = {}): ScreenAsk {
  return { scene: 'editor', seed: noon, memo: 'Header colours', minute: '09:47', ...change };
}

describe.each(sceneNames)('the %s of the demo', (scene) => {
  test('is drawn the same each time it is asked for', () => {
    expect(drawScreen(ask({ scene }))).toBe(drawScreen(ask({ scene })));
  });

  test('goes on from segment to segment', () => {
    const drawn = Array.from({ length: 12 }, (_, segment) =>
      drawScreen(ask({ scene, seed: noon + segment })),
    );
    expect(new Set(drawn).size).toBe(12);
  });

  test('shows the work that the memo names', () => {
    expect(drawScreen(ask({ scene }))).not.toBe(drawScreen(ask({ scene, memo: 'Stock import' })));
  });

  test('shows the minute in its panel', () => {
    expect(drawScreen(ask({ scene }))).not.toBe(drawScreen(ask({ scene, minute: '09:48' })));
  });

  test('asks for no font of the machine', () => {
    expect(drawScreen(ask({ scene }))).not.toMatch(/<text|font-family|<image|href=/);
  });

  test('has an active window with a name', () => {
    const { app, title } = sceneWindow(scene, noon, 'Header colours');
    expect(app).toMatch(/^[A-Z][a-z]+$/);
    expect(title).toMatch(/\S/);
    expect(title).not.toMatch(/undefined|NaN/);
  });

  test('fits what a tracker may send', async () => {
    const rendered = await renderScreen(drawScreen(ask({ scene })));
    expect(rendered).toMatchObject({ width: 1920, height: 1080 });
    expectSendable(rendered);
  });
});

test('a memo in any letters, or none, is drawn', async () => {
  for (const memo of ['', '   ', '<b>&"\'', 'Grüße, 庭 🌱', 'm'.repeat(500)]) {
    for (const scene of sceneNames) {
      const rendered = await renderScreen(drawScreen(ask({ scene, memo, width: 160, height: 90 })));
      expectSendable(rendered);
    }
  }
});

test('a screen of another shape keeps its proportions and gets empty edges', async () => {
  const rendered = await renderScreen(drawScreen(ask({ width: 800, height: 600 })));
  expect(rendered).toMatchObject({ width: 800, height: 600 });
});

test('the editor names the file that it shows', () => {
  expect(sceneWindow('editor', noon, 'Header colours')).toEqual({
    app: 'Code',
    title: 'Header.tsx — acme-shop',
  });
});

describe('many at once', () => {
  test('each is handed over once, with its place', async () => {
    const asks = Array.from({ length: 16 }, (_, place) =>
      ask({ scene: sceneNames[place % 8] ?? 'editor', seed: noon + place, width: 800, height: 450 }),
    );
    const places: number[] = [];
    await renderMany(asks, {
      onDone(rendered, place) {
        expectSendable(rendered);
        places.push(place);
      },
    });
    expect(places.toSorted((a, b) => a - b)).toEqual(asks.map((_, place) => place));
  });

  test('none is begun after one could not be stored', async () => {
    const asks = Array.from({ length: 40 }, (_, place) =>
      ask({ seed: noon + place, width: 160, height: 90 }),
    );
    let stored = 0;
    const seeding = renderMany(asks, {
      onDone() {
        stored += 1;
        throw new Error('the disk is full');
      },
    });
    await expect(seeding).rejects.toThrow('the disk is full');
    expect(stored).toBeLessThan(asks.length);
  });
});

function expectSendable({ picture, thumbnail }: RenderedScreen) {
  for (const webp of [picture, thumbnail]) {
    expect(webp.subarray(0, 4).toString('latin1')).toBe('RIFF');
    expect(webp.subarray(8, 12).toString('latin1')).toBe('WEBP');
  }
  expect(picture.length).toBeLessThan(256 * kibibyte);
  expect(thumbnail.length).toBeLessThan(24 * kibibyte);
}
