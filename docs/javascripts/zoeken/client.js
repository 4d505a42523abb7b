// The page's side of the worker: questions out, answers back as promises.

/** Starts the worker at the first question. `ask(kind, request)` gives a promise of the answer. */
export function makeClient() {
  const waiting = new Map();
  let worker = null;
  let last = 0;

  function start() {
    worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data: { number, answer, fault } }) => {
      const { resolve, reject } = waiting.get(number);
      waiting.delete(number);
      if (fault === undefined) resolve(answer);
      else reject(new Error(fault));
    });
    worker.addEventListener("error", (event) => {
      for (const { reject } of waiting.values()) reject(new Error(event.message));
      waiting.clear();
      worker.terminate();
      worker = null;
    });
  }

  return function ask(kind, request) {
    if (!worker) start();
    last += 1;
    const number = last;
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject });
      worker.postMessage({ number, kind, request });
    });
  };
}
