import type { System } from '../desk/signed-in.ts';

/** Which tracker is the better one, by the system on which this browser runs. */
export const ADVICE: Readonly<Record<NonNullable<System> | 'other', string>> = {
  Linux:
    'On Linux with X11 the desktop tracker sees more: it counts keys and clicks, so your time can be protected, and it keeps private apps out of pictures. Under Wayland it cannot count either, and this page serves as well.',
  macOS:
    'On macOS the desktop tracker would count keys and clicks, but it has not been tested there yet. This page is the tested way.',
  Windows:
    'On Windows the desktop tracker would count keys and clicks, but it has not been tested there yet. This page is the tested way.',
  ChromeOS: 'On ChromeOS this page is the tracker: there is no other.',
  Android: 'Phones and tablets cannot share their screen with a page. Open this page on a computer.',
  iPhone: 'Phones and tablets cannot share their screen with a page. Open this page on a computer.',
  iPad: 'Phones and tablets cannot share their screen with a page. Open this page on a computer.',
  other:
    'Where the desktop tracker runs it sees more: it counts keys and clicks, so your time can be protected.',
};
