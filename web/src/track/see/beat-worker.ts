// Only says that a second has gone by.
setInterval(() => postMessage(null), 1000);

export {};
