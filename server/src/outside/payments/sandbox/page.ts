import type { Page } from './checkout.ts';

/** A page of the sandbox as HTML: its words are its own, none come from outside. */
export function htmlOf({ says, form }: Page): string {
  const fields = form?.card
    ? '<p><label>Card number <input name="card" inputmode="numeric" autocomplete="off" required></label></p>'
    : '';
  const buttons = (form?.buttons ?? [])
    .map(
      (name) =>
        `<button name="button" value="${name}"${name === 'Cancel' ? ' formnovalidate' : ''}>${name}</button>`,
    )
    .join(' ');
  const body = form ? `<form method="post" action="${form.action}">${fields}<p>${buttons}</p></form>` : '';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Payment sandbox</title><style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui;max-width:32rem;margin:10vh auto;padding:0 1rem}input{font:inherit;width:100%}button{font:inherit}</style>
<h1>Payment sandbox</h1><p>${says}</p>${body}</html>`;
}
