// How the panel says time and money. Hours are 6:40, never 6.67; activity is 7/10.

/** 4360 is "1:12:40". */
export function stopwatch(seconds) {
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** 20400 is "5:40". */
export function hours(seconds) {
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}`;
}

/** 252 is "4:12". */
export function minutes(seconds) {
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** Clock time where the reader is. */
export function clock(instant) {
  return new Date(instant).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false });
}

export function between(start, end) {
  return `${clock(start)}–${clock(end)}`;
}

/** The amount is a plain decimal; only its dress is the reader's. */
export function money(amount, currency) {
  return new Intl.NumberFormat([], { style: 'currency', currency }).format(amount);
}

const ENDINGS = {
  died: 'The tracker ended without saying goodbye: time is kept up to the last key, click or scroll (T5).',
  idle: 'Tracking ended with the last key, click or scroll before a long rest (T4).',
  paused: 'The contract was paused, so tracking stopped (T5).',
  ended: 'The contract has ended, so tracking stopped (T5).',
  disk: 'The disk is full, so tracking stopped: nothing is claimed that would not be kept.',
};

/** Null for an end that needs no words. */
export function endingWords({ reason, at, title }) {
  const words = ENDINGS[reason];
  return words ? `${words} ${title}, ${clock(at)}.` : null;
}

export function troubleWords(state) {
  const words = [];
  if (state.disk === 'full') words.push('The disk is full: nothing is tracked now. Free some space.');
  if (state.disk === 'unwritable')
    words.push('The tracker cannot write to its folder: nothing is tracked now.');
  if (state.line === 'sign-in-again') {
    words.push('Sign this tracker in again. Everything is kept until then.');
    if (state.signIn)
      words.push(`Open ${state.signIn.address} and approve the code ${state.signIn.userCode}.`);
  }
  if (state.counting === 'lost') words.push('Keys and clicks cannot be heard just now; trying again.');
  if (state.note) words.push(state.note);
  if (Math.abs(state.skewSeconds) > 300)
    words.push("Your computer's clock and the house's differ. Set yours right.");
  if (state.heldSeconds > 2)
    words.push('Your clock was set back. No second is counted twice, so tracking waits.');
  for (const { code, message } of state.held)
    words.push(`The house makes something wait (${code}): ${message}`);
  return words;
}

export function lineWords({ line, waiting }) {
  const where = { online: 'online', offline: 'offline', 'sign-in-again': 'signed out' }[line];
  return `${where} · ${waiting} waiting`;
}

function two(number) {
  return String(number).padStart(2, '0');
}
